// Only in the preview: loads the page again when the site or its state is another.
(function () {
  "use strict";
  var known = /\?(\d+)$/.exec(document.currentScript.src)[1];
  var waiting = false;

  // A browser keeps few connections to one server: pages that nobody sees do not hold one.
  function wait() {
    if (waiting || document.hidden) {
      return;
    }
    waiting = true;
    fetch("/.microfiche/state?" + known, { cache: "no-store" })
      .then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)));
      })
      .then(function (state) {
        waiting = false;
        if (state === known) {
          wait();
        } else {
          location.reload();
        }
      })
      .catch(function () {
        // The server has ended; it may come back.
        window.setTimeout(function () {
          waiting = false;
          wait();
        }, 2000);
      });
  }

  document.addEventListener("visibilitychange", wait);
  wait();
})();
