package microfiche.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.work.Parallel;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Looks at every file of a published site. */
public final class SiteCheck {
  /** Attributes from which a browser loads something by itself. */
  private static final Set<String> LOADING =
      Set.of(
          "src",
          "srcset",
          "poster",
          "data",
          "background",
          "action",
          "formaction",
          "manifest",
          "ping");

  private static final Set<String> LOADING_LINKS =
      Set.of(
          "stylesheet",
          "icon",
          "preload",
          "prefetch",
          "modulepreload",
          "preconnect",
          "dns-prefetch",
          "manifest",
          "apple-touch-icon");

  private static final Set<String> OWN_SOURCES = Set.of("'self'", "'none'", "data:", "blob:");

  private static final Pattern CSS_ADDRESS =
      Pattern.compile("(?:url\\(\\s*['\"]?|@import\\s+['\"])([^'\")]+)");

  private static final Pattern REMOTE =
      Pattern.compile("^(?:[a-z][a-z0-9+.-]*:|//)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]+");

  private static final int LONGEST_NAME = 120;

  private static final String MANIFEST = "MANIFEST.sha256";

  /** A line of the list of hashes. */
  private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64})  (.+)");

  private final Path site;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> files = new TreeSet<>();

  /** Folders that cannot be read, with a slash at the end: nobody knows what is there. */
  private final Set<String> unknown = new HashSet<>();

  /**
   * What links lead to. Of each target one example is kept and no more: a large site has millions
   * of links to a hundred thousand targets.
   */
  private final Map<String, Links> wanted = new TreeMap<>();

  /** Files that another file leads to. */
  private final Set<String> led = new HashSet<>();

  /** Links to one target. */
  private static final class Links {
    private final String from;
    private int count;

    private Links(String from) {
      this.from = from;
    }
  }

  private SiteCheck(Path site) {
    this.site = site;
  }

  /**
   * What is wrong with the site in {@code folder}, by place.
   *
   * @throws UserError when there is no site
   */
  public static List<Finding> of(Path folder, Progress progress) {
    if (!Files.isRegularFile(folder.resolve("index.html"))) {
      throw UserError.failed(
          folder.toString(), "holds no published site", "name the folder that build wrote to");
    }
    SiteCheck check = new SiteCheck(folder);
    check.run(progress);
    return check.findings.stream().sorted().toList();
  }

  private void run(Progress progress) {
    find();
    Map<String, String> lower = new HashMap<>();
    progress.stage("check", files.size());
    for (String file : files) {
      name(file, lower);
      if (file.endsWith(".html")) {
        page(file);
      } else if (file.endsWith(".css")) {
        stylesheet(file, read(file));
      }
      progress.step();
    }
    progress.done();
    links();
    lonely();
    manifest();
  }

  /** Every file is what the build wrote: the list of hashes says so. */
  private void manifest() {
    if (!files.contains(MANIFEST)) {
      found(MANIFEST, "is not there; the last build did not finish", "build again");
      return;
    }
    String list = text(MANIFEST);
    if (list == null) {
      return;
    }
    int wrong = 0;
    Set<String> foreign = new TreeSet<>(files);
    foreign.remove(MANIFEST);
    Map<String, String> stated = new TreeMap<>();
    for (String line : list.split("\n", -1)) {
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        wrong += line.isEmpty() ? 0 : 1;
      } else if (files.contains(entry.group(2))) {
        stated.put(entry.group(2), entry.group(1));
        foreign.remove(entry.group(2));
      } else if (isKnown(entry.group(2))) {
        found(MANIFEST, "lists " + shown(entry.group(2)) + ", which is not there", "build again");
      }
    }
    if (wrong > 0) {
      found(MANIFEST, "has lines that are no hash with a path: " + wrong, "build again");
    }
    for (String file : foreign) {
      found(file, "is not of the site", "keep it elsewhere; a build takes no notice of it");
    }
    try (Parallel threads = new Parallel(Runtime.getRuntime().availableProcessors())) {
      threads.each(List.copyOf(stated.entrySet()), file -> hash(file.getKey(), file.getValue()));
    }
  }

  /** Pages that no other page leads to: nobody would find them. */
  private void lonely() {
    for (String file : files) {
      if (file.endsWith(".html") && !file.equals("index.html") && !led.contains(file)) {
        found(file, "no page leads to it", null);
      }
    }
  }

  private void hash(String file, String stated) {
    try {
      if (!sha256(site.resolve(file)).equals(stated)) {
        found(file, "was changed since the build, or the last build did not finish", "build again");
      }
    } catch (IOException e) {
      found(file, "cannot be read: " + Reasons.of(e), Reasons.READABLE);
    }
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] some = new byte[1 << 16];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        digest.update(some, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Finds all files; a folder that cannot be read hides only what it holds. */
  private void find() {
    try {
      Files.walkFileTree(
          site,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (Files.isRegularFile(file)) {
                files.add(path(file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              found(path(file), "cannot be read: " + Reasons.of(e), Reasons.READABLE);
              unknown.add(path(file) + "/");
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
              return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
            }
          });
    } catch (IOException e) {
      throw Reasons.unreadable(site, e);
    }
  }

  private String path(Path file) {
    return site.relativize(file).toString().replace('\\', '/');
  }

  /** Whether it is known what is at a place, and be it nothing. */
  private boolean isKnown(String path) {
    return unknown.stream().noneMatch(path::startsWith);
  }

  /** Empty where it cannot be read. */
  private String read(String file) {
    String text = text(file);
    return text == null ? "" : text;
  }

  /** Null where it cannot be read, which is told. */
  private @Nullable String text(String file) {
    try {
      return Files.readString(site.resolve(file));
    } catch (CharacterCodingException e) {
      found(file, "cannot be read as UTF-8 text", null);
    } catch (IOException e) {
      found(file, "cannot be read: " + Reasons.of(e), Reasons.READABLE);
    }
    return null;
  }

  private void name(String file, Map<String, String> lower) {
    if (!NAME.matcher(file).matches() || file.length() > LONGEST_NAME) {
      found(file, "its name is not ASCII or longer than " + LONGEST_NAME + " characters", null);
    }
    String twin = lower.put(file.toLowerCase(Locale.ROOT), file);
    if (twin != null) {
      found(file, "differs from " + twin + " only by upper and lower case", null);
    }
  }

  private void page(String file) {
    String html = text(file);
    if (html == null) {
      return;
    }
    Parser parser = Parser.htmlParser().setTrackErrors(5);
    Document page = parser.parseInput(html, "");
    for (ParseError error : parser.getErrors()) {
      found(
          file,
          "not well-formed: " + error.getErrorMessage() + " at " + error.getCursorPos(),
          null);
    }
    if (!html.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14)) {
      found(file, "does not begin with <!DOCTYPE html>", null);
    }
    policy(file, page);
    Set<String> ids = new HashSet<>();
    for (Element element : page.getAllElements()) {
      if (element.hasAttr("id") && !ids.add(element.id())) {
        found(file, "two elements with id \"" + element.id() + "\"", null);
      }
      element(file, element);
    }
    // Most fragments lead to the page itself; what is right is known here.
    ids.forEach(id -> wanted.remove(file + "#" + id));
  }

  private void policy(String file, Document page) {
    Element policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]");
    String content = policy == null ? "" : policy.attr("content");
    if (!content.contains("default-src 'none'") && !content.contains("default-src 'self'")) {
      found(
          file, "has no content security policy that keeps it to its own files", "see layout.ftlh");
    }
    for (String directive : content.split(";")) {
      String[] words = directive.strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        if (!OWN_SOURCES.contains(words[i])) {
          found(file, "its content security policy allows " + words[i] + " for " + words[0], null);
        }
      }
    }
  }

  private void element(String file, Element element) {
    String name = element.normalName();
    switch (name) {
      case "iframe", "frame", "object", "embed", "applet", "base" ->
          found(file, "holds <" + name + ">", "no page may hold frames or plug-ins");
      case "script" -> {
        boolean data = element.attr("type").endsWith("json");
        if (!data && !element.hasAttr("src")) {
          found(file, "holds an inline script", "put it into a file under assets/");
        }
      }
      case "style" -> stylesheet(file, element.data());
      case "meta" -> {
        if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
          found(file, "redirects by itself", null);
        }
      }
      default -> {}
    }
    boolean loadingLink =
        name.equals("link")
            && Stream.of(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                .anyMatch(LOADING_LINKS::contains);
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.startsWith("on")) {
        found(file, "<" + name + "> has the event handler " + key, "put it into a script file");
      } else if (key.equals("style") && attribute.getValue().contains("url(")) {
        stylesheet(file, attribute.getValue());
      } else if (LOADING.contains(key) && !(key.equals("data") && !name.equals("object"))) {
        load(
            file,
            key.equals("srcset") ? addresses(attribute.getValue()) : List.of(attribute.getValue()),
            name);
      } else if (key.equals("href") || key.equals("xlink:href")) {
        href(file, name, attribute.getValue(), loadingLink);
      }
    }
  }

  private static List<String> addresses(String srcset) {
    List<String> list = new ArrayList<>();
    for (String candidate : srcset.split(",")) {
      list.add(candidate.strip().split("\\s+")[0]);
    }
    return list;
  }

  private void load(String file, List<String> addresses, String element) {
    for (String address : addresses) {
      if (REMOTE.matcher(address.strip()).find() && !address.startsWith("data:")) {
        found(file, "<" + element + "> loads " + shown(address), "only own files may be loaded");
      } else if (!address.startsWith("data:")) {
        want(file, address);
      }
    }
  }

  private void href(String file, String element, String address, boolean loading) {
    boolean remote = REMOTE.matcher(address.strip()).find();
    if (remote && (loading || element.equals("use") || element.equals("image"))) {
      found(file, "<" + element + "> loads " + shown(address), "only own files may be loaded");
    } else if (remote && address.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
      found(file, "holds a link that runs a script", null);
    } else if (!remote) {
      want(file, address);
    }
  }

  private void stylesheet(String file, String css) {
    Matcher address = CSS_ADDRESS.matcher(css);
    while (address.find()) {
      load(file, List.of(address.group(1).strip()), "style");
    }
  }

  private void want(String from, String address) {
    String target = resolve(from, address);
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    if (!file.equals(from)) {
      led.add(file);
    }
    wanted.computeIfAbsent(target, t -> new Links(from)).count++;
  }

  /** The file in the site that a relative address means, with its fragment. */
  private static String resolve(String from, String address) {
    int hash = address.indexOf('#');
    String fragment = hash < 0 ? "" : address.substring(hash);
    String path = hash < 0 ? address : address.substring(0, hash);
    int question = path.indexOf('?');
    path = decoded(question < 0 ? path : path.substring(0, question));
    if (path.isEmpty()) {
      return from + fragment;
    }
    if (path.startsWith("/")) {
      return path + fragment;
    }
    try {
      Path folder = Path.of(from).getParent();
      Path target = (folder == null ? Path.of("") : folder).resolve(path).normalize();
      return target.toString().replace('\\', '/') + (path.endsWith("/") ? "/" : "") + fragment;
    } catch (InvalidPathException e) {
      return path; // leads to no file
    }
  }

  private static String decoded(String text) {
    try {
      return text.indexOf('%') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void links() {
    String read = "";
    Set<String> ids = Set.of();
    for (Map.Entry<String, Links> link : wanted.entrySet()) { // those to one page follow each other
      String target = link.getKey();
      int hash = target.indexOf('#');
      String file = hash < 0 ? target : target.substring(0, hash);
      String fragment = hash < 0 ? "" : decoded(target.substring(hash + 1));
      Links links = link.getValue();
      String places = links.from + (links.count == 1 ? "" : " and " + (links.count - 1) + " more");
      if (!files.contains(file)) {
        if (isKnown(file)) {
          found(places, "links to " + shown(target) + ", which is not there", null);
        }
      } else if (!fragment.isEmpty() && file.endsWith(".html")) {
        if (!read.equals(file)) {
          ids = ids(file);
          read = file;
        }
        if (!ids.contains(fragment)) {
          found(places, "links to " + shown(target) + ", and no element there has that id", null);
        }
      }
    }
  }

  /** Read again: to keep the ids of all pages for the few that others lead to would be too much. */
  private Set<String> ids(String file) {
    Set<String> ids = new HashSet<>();
    try {
      Parser parser = Parser.htmlParser();
      for (Element element :
          parser.parseInput(Files.readString(site.resolve(file)), "").getAllElements()) {
        ids.add(element.id());
      }
    } catch (IOException e) {
      return ids; // that was told when the page was checked
    }
    return ids;
  }

  private static String shown(String address) {
    return address.length() <= 100 ? address : address.substring(0, 100) + "…";
  }

  private void found(String where, String what, @Nullable String hint) {
    synchronized (findings) {
      findings.add(Finding.warning(where, what, hint));
    }
  }
}
