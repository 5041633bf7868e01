package microfiche.serve;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waits until something changes where a site is made from. The system tells of it where it can; on
 * disks of other machines, or when it has no more to give, this looks every two seconds. For one
 * thread.
 */
public final class Watch implements AutoCloseable {
  /** How often to look where the system does not tell, in milliseconds. */
  private static final long LOOK = 2_000;

  /** A change is over when nothing happens for so long, in milliseconds. */
  private static final long QUIET = 150;

  /** A change that goes on and on is shown after so long, in milliseconds. */
  private static final long ENOUGH = 2_000;

  /** Disks on which others can change files without this machine's knowing. */
  private static final Pattern REMOTE =
      Pattern.compile("(?i)nfs.*|cifs|smb.*|afpfs|webdav|davfs.*|9p|vboxsf|prl_fs|fuse\\..*");

  private final Map<WatchKey, Looked> keys = new HashMap<>();
  private final @Nullable WatchService system;
  private final long look;
  private Places places;
  private boolean told;
  private long stamp;

  /** A watched folder; {@code names} is null where all matter. */
  private record Looked(Path folder, @Nullable Set<String> names) {}

  private Watch(@Nullable WatchService system, long look, Places places) {
    this.system = system;
    this.look = look;
    this.places = places;
    follow(places);
  }

  /** A watch that knows how things are now. */
  public static Watch over(Places places) {
    return new Watch(service(), LOOK, places);
  }

  /** The same where the system tells of nothing; looks every {@code millis} milliseconds. */
  static Watch looking(Places places, long millis) {
    return new Watch(null, millis, places);
  }

  private static @Nullable WatchService service() {
    try {
      WatchService service = FileSystems.getDefault().newWatchService();
      if (!service.getClass().getSimpleName().contains("Polling")) {
        return service;
      }
      service.close(); // the JDK's own looking takes ten seconds
    } catch (IOException | UnsupportedOperationException e) {
      // then without
    }
    return null;
  }

  /** Whether the system tells of changes; otherwise they show a little later. */
  public boolean told() {
    return told;
  }

  /**
   * Watches other places from now on, or the same ones with folders that came and went. What
   * changes after this returns is noticed, even before {@link #await}.
   */
  public void follow(Places others) {
    places = others;
    told = system != null && register(system);
    stamp = told ? 0 : places.stamp();
  }

  private boolean register(WatchService service) {
    Map<WatchKey, Looked> before = new HashMap<>(keys);
    keys.clear();
    try {
      for (Map.Entry<Path, @Nullable Set<String>> one : places.watched().entrySet()) {
        Path folder = one.getKey();
        if (one.getValue() == null && isRemote(folder)) {
          return false;
        }
        WatchKey key =
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
        Looked same = keys.put(key, new Looked(folder, one.getValue()));
        if (same != null) { // a link and its folder
          keys.put(key, new Looked(folder, null));
        }
      }
      before.keySet().stream().filter(key -> !keys.containsKey(key)).forEach(WatchKey::cancel);
      return true;
    } catch (IOException e) {
      return false; // no more watches to be had, or a folder that just went
    }
  }

  private static boolean isRemote(Path folder) throws IOException {
    return REMOTE.matcher(Files.getFileStore(folder).type()).matches();
  }

  /**
   * Returns after something changed, when it seems to be over.
   *
   * @throws InterruptedException when the thread is to stop
   */
  public void await() throws InterruptedException {
    while (!hasChanged(look)) {
      // nothing of ours
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ENOUGH);
    while (System.nanoTime() < end && hasChanged(QUIET)) {
      // still going on
    }
  }

  private boolean hasChanged(long millis) throws InterruptedException {
    if (!told || system == null) {
      Thread.sleep(millis);
      long now = places.stamp();
      boolean other = now != stamp;
      stamp = now;
      return other;
    }
    WatchKey key = system.poll(millis, TimeUnit.MILLISECONDS);
    return key != null && matters(key);
  }

  private boolean matters(WatchKey key) {
    Looked looked = keys.get(key);
    boolean matters = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      matters |= looked != null && matters(looked, event);
    }
    // A folder that is gone tells of nothing more; the folder around it told that it went.
    return !key.reset() && looked != null || matters;
  }

  private boolean matters(Looked looked, WatchEvent<?> event) {
    if (!(event.context() instanceof Path name)) {
      return true; // too many to be told
    }
    if (looked.names() != null) {
      return looked.names().contains(name.toString());
    }
    return !Places.hidden(name) && !places.except().contains(looked.folder().resolve(name));
  }

  @Override
  public void close() {
    try {
      if (system != null) {
        system.close();
      }
    } catch (IOException e) {
      // the process ends anyway
    }
  }
}
