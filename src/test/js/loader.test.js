host.part("bits");
host.part("loader");
const { load, held: kept, CANCELLED, AT_ONCE } = microfiche.engine;

const get = (name, search) => load(name, search, (content) => content, () => 1);
const told = (promise) => promise.then(() => "loaded", (e) => (e === CANCELLED ? "cancelled" : e.message));
const asked = (name) => microfiche.loaded.filter((address) => address.endsWith("/" + name + ".js")).length;
/** Lets all that can go on go on. */
const settle = async () => {
  for (let i = 0; i < 20; i++) {
    await null;
  }
};

/** Runs body while every lane is taken, so that what it asks for waits in the queue. */
async function whileAllWait(body) {
  held = [];
  const lanes = Array.from({ length: AT_ONCE }, (_, i) => told(get("lane" + i, null)));
  await body();
  while (held.length) {
    held.shift().answer();
    await settle();
  }
  held = null;
  await Promise.all(lanes);
}

test("so many files are loaded at once, the others wait", async () => {
  await whileAllWait(async () => {
    const waiting = told(get("later", null));
    await settle();
    equal(held.length, AT_ONCE);
    equal(asked("later"), 0);
    held.shift().answer();
    await settle();
    equal(asked("later"), 1);
    held.pop().answer();
    equal(await waiting, "search/later.js cannot be loaded");
  });
});

test("a cancelled search does not take a file from a newer one", async () => {
  await whileAllWait(async () => {
    const [older, newer] = [{}, {}];
    const waiting = told(get("newer", newer));
    older.cancelled = true;
    equal(await told(get("newer", older)), "cancelled");
    held.splice(0).forEach((file) => file.answer());
    await settle();
    held.splice(0).forEach((file) => file.answer());
    equal(await waiting, "search/newer.js cannot be loaded");
    equal(asked("newer"), 1);
  });
});

test("a newer search keeps the file that a cancelled one asked for", async () => {
  await whileAllWait(async () => {
    const [older, newer] = [{}, {}];
    const both = [told(get("shared", older)), told(get("shared", newer))];
    older.cancelled = true;
    held.splice(0).forEach((file) => file.answer());
    await settle();
    held.splice(0).forEach((file) => file.answer());
    equal(await Promise.all(both), ["search/shared.js cannot be loaded", "search/shared.js cannot be loaded"]);
    equal(asked("shared"), 1);
  });
});

test("a file that only cancelled searches want is not loaded", async () => {
  await whileAllWait(async () => {
    const [one, other] = [{}, {}];
    const both = [told(get("unwanted", one)), told(get("unwanted", other))];
    one.cancelled = other.cancelled = true;
    held.splice(0).forEach((file) => file.answer());
    equal(await Promise.all(both), ["cancelled", "cancelled"]);
    equal(asked("unwanted"), 0);
  });
});

test("what was not asked for the longest is given back first", async () => {
  [60, 30, 30].forEach((size, i) => (files["search/s/t" + i + ".js"] = "microfiche.shard('s', " + i + ", 'x'.repeat(" + size + "))"));
  const shard = (i) => load("s/t" + i, null, (units) => units, (units) => units.length);
  equal(kept(100), { characters: 0, files: 0 });
  equal((await shard(0)).length, 60);
  await shard(1);
  equal(kept(), { characters: 90, files: 2 });
  await shard(0); // now the other is the oldest
  await shard(2);
  equal(kept(), { characters: 90, files: 2 });
  await shard(0);
  equal([asked("s/t0"), asked("s/t1"), asked("s/t2")], [1, 1, 1]);
  await shard(1);
  equal(asked("s/t1"), 2);
  equal(kept(1), { characters: 0, files: 0 });
  kept(16e6);
});

test("a file that cannot be made anything of fails those who asked", async () => {
  files["search/s/t9.js"] = "microfiche.shard('s', 9, '')";
  const bad = load("s/t9", null, () => fail("damaged"), null);
  equal(await told(bad), "damaged");
});
