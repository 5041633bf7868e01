package microfiche.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads an index from its files and answers queries from it, as the page's script does: whatever
 * the index promises must be enough for this. Takes nothing from the code that writes.
 */
final class SearchReader {
  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?s)\\{\"id\":\"([0-9a-f]{16})\",\"docs\":(\\d+)"
              + "(?:,\"from\":\"[0-9-]+\",\"to\":\"[0-9-]+\")?"
              + ",\"meta\":\\[(.*?),\"([^\"\\\\]*)\"]}(?=,\n|]}\\);)");
  private static final Pattern TABLE =
      Pattern.compile("\"(from|to|order)\":(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")");
  private static final Pattern STRING = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  private final Function<String, byte[]> files;
  private final char[] fold = new char[1 << 16];
  private final String order;
  final String depth;
  private final Map<String, String> folds = new HashMap<>();
  final List<Part> segments = new ArrayList<>();

  /** How many articles had to be looked up in the texts, for a test of how few these are. */
  int verified;

  SearchReader(Function<String, byte[]> files) {
    this.files = files;
    String tables = new String(files.apply("search/tables.js"), StandardCharsets.UTF_8);
    Map<String, String> strings = new HashMap<>();
    Matcher table = TABLE.matcher(tables);
    while (table.find()) {
      strings.put(table.group(1), unquoted(table.group(2)));
    }
    order = strings.get("order");
    for (int c = 0; c < fold.length; c++) {
      char half =
          (char) (c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 || c == 0xA0 ? ' ' : c);
      int at = strings.get("from").indexOf(half);
      fold[c] = at < 0 ? half : strings.get("to").charAt(at);
    }
    String index = utf16("search/index.js");
    depth = index.replaceFirst("(?s)^.*?\"depth\":\"(\\w+)\".*$", "$1");
    Matcher segment = SEGMENT.matcher(index);
    while (segment.find()) {
      Call meta = new Call(segment.group(3), new BitReader(segment.group(4)));
      segments.add(new Part(segment.group(1), Integer.parseInt(segment.group(2)), meta));
    }
  }

  String fold(String text) {
    StringBuilder folded = new StringBuilder();
    text.chars().forEach(c -> folded.append(fold[c]));
    return folded.toString();
  }

  /** The same list as that of the page's script. */
  static boolean isWord(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= 0xC0 && c <= 0x1FFF && c != 0xD7 && c != 0xF7
        || c >= 0x2C00 && c <= 0x2DFF
        || c >= 0x3005 && c <= 0x3007
        || c >= 0x3021 && c <= 0x3029
        || c >= 0x3031 && c <= 0x3035
        || c >= 0x3038 && c <= 0x303C
        || c >= 0x3040 && c <= 0xD7FF && c != 0x30FB
        || c >= 0xD800 && c <= 0xDFFF
        || c >= 0xE000 && c <= 0xFDFF
        || c >= 0xFE70 && c <= 0xFEFE
        || c >= 0xFF66 && c <= 0xFFDC;
  }

  /** The paths of all articles in which {@code term} occurs. */
  Set<String> find(String term) {
    Set<String> paths = new TreeSet<>();
    segments.forEach(segment -> segment.find(fold(term), paths));
    return paths;
  }

  /** The same by looking through all texts: what {@link #find} must answer. */
  Set<String> plainly(String term) {
    String folded = fold(term);
    Set<String> paths = new TreeSet<>();
    for (Part segment : segments) {
      for (String[] text : segment.texts()) {
        if (contains(text, folded)) {
          paths.add(text[0]);
        }
      }
    }
    return paths;
  }

  private boolean contains(String[] text, String folded) {
    for (int part = 4; part < text.length; part++) {
      if (folds.computeIfAbsent(text[part], this::fold).contains(folded)) {
        return true;
      }
    }
    return false;
  }

  private String utf16(String path) {
    byte[] bytes = files.apply(path);
    if (bytes[0] != (byte) 0xFF || bytes[1] != (byte) 0xFE) {
      throw new IllegalStateException(path + " has no mark");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < bytes.length; i += 2) {
      text.append((char) (bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8));
    }
    return text.toString();
  }

  /** Two script files with numbers differ in their function's name only. */
  private Call call(String function, String path) {
    Matcher call =
        Pattern.compile("(?s)microfiche\\." + function + "\\((.*),\"([^\"\\\\]*)\"\\);\n")
            .matcher(utf16(path));
    if (!call.matches()) {
      throw new IllegalStateException(path + " is no call of " + function);
    }
    return new Call(call.group(1), new BitReader(call.group(2)));
  }

  private record Call(String head, BitReader bits) {}

  private static List<String> strings(String json, String name) {
    String list = json.replaceFirst("(?s)^.*?\"" + name + "\":\\[(.*?)\\](,\"|}).*$", "$1");
    List<String> strings = new ArrayList<>();
    Matcher string = STRING.matcher(list);
    while (string.find()) {
      strings.add(unquoted(string.group()));
    }
    return strings;
  }

  static String unquoted(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c == '\\') {
        c = json.charAt(++i);
        if (c == 'u') {
          c = (char) Integer.parseInt(json.substring(i + 1, i + 5), 16);
          i += 4;
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  /** What is known of a sequence of characters. */
  private record Answer(BitSet documents, boolean exact) {}

  /** A pair, or a longer sequence below it. */
  private static final class Gram {
    private int mode;
    private BitSet documents = new BitSet();
    private int[] headlines = new int[0];
    private final Map<Character, Gram> children = new HashMap<>();
  }

  /** One segment. */
  final class Part {
    final String id;
    final int documents;
    final int[] days;
    final List<String> sources = new ArrayList<>();
    final List<List<String>> sections = new ArrayList<>();
    final List<List<String>> tags = new ArrayList<>();
    final List<List<String>> authors = new ArrayList<>();

    /** How many articles are in each text file, and the files. */
    final List<Integer> blocks = new ArrayList<>();

    private final List<String> blockFiles = new ArrayList<>();
    private final int many;
    private final long[] firstKeys;
    private final Map<Integer, NavigableMap<Long, Gram>> shards = new HashMap<>();
    private List<String[]> texts;

    private Part(String id, int documents, Call meta) {
      this.id = id;
      this.documents = documents;
      BitReader bits = meta.bits();
      expect(2, (int) bits.bits(8));
      expect(documents, bits.gamma());
      many = bits.gamma();
      firstKeys = new long[bits.gamma() - 1];
      for (int i = 0; i < firstKeys.length; i++) {
        firstKeys[i] = bits.bits(32);
      }
      for (int runs = bits.gamma(); runs > 0; runs--) {
        String run = String.format("%08x%08x", bits.bits(32), bits.bits(32));
        int count = bits.gamma();
        for (int i = 0; i < count; i++) {
          blocks.add(bits.gamma());
          blockFiles.add("search/" + run + "/b" + i + ".js");
        }
      }
      days = new int[documents];
      days[0] = (int) bits.bits(22);
      for (int i = 1; i < documents; i++) {
        days[i] = days[i - 1] + bits.gamma() - 1;
      }
      List<String> names = strings(meta.head(), "sources");
      int width = (int) bits.bits(5);
      for (int i = 0; i < documents; i++) {
        int source = (int) bits.bits(width);
        sources.add(source == 0 ? "" : names.get(source - 1));
      }
      names = strings(meta.head(), "sections");
      width = (int) bits.bits(5);
      for (int i = 0; i < documents; i++) {
        List<String> in = new ArrayList<>();
        for (int rest = bits.gamma() - 1; rest > 0; rest--) {
          in.add(names.get((int) bits.bits(width)));
        }
        sections.add(in);
      }
      expect(1, bits.ended() ? 1 : 0);
      readPeople();
    }

    private void readPeople() {
      Call people = call("people", "search/" + id + "/people.js");
      List<String> tagNames = strings(people.head(), "tags");
      List<String> authorNames = strings(people.head(), "authors");
      for (int i = 0; i < documents; i++) {
        tags.add(names(people.bits(), tagNames));
        authors.add(names(people.bits(), authorNames));
      }
      expect(1, people.bits().ended() ? 1 : 0);
    }

    private static List<String> names(BitReader bits, List<String> names) {
      int[] which = bits.list(bits.gamma() - 1, 0, names.size() - 1);
      return Arrays.stream(which).mapToObj(names::get).toList();
    }

    int shards() {
      return firstKeys.length;
    }

    /** All articles' parts. */
    List<String[]> texts() {
      if (texts == null) {
        texts = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
          BitReader bits = call("block", blockFiles.get(block)).bits();
          byte[] packed = new byte[(int) bits.bits(32)];
          for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) bits.bits(8);
          }
          expect(1, bits.ended() ? 1 : 0);
          String[] all = characters(inflated(packed)).split("\u0000", -1);
          expect(blocks.get(block), all.length);
          for (String one : all) {
            texts.add(one.split("\u0001", -1));
          }
        }
        expect(documents, texts.size());
      }
      return texts;
    }

    private String characters(byte[] bytes) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < bytes.length; i++) {
        int x = bytes[i] & 0xFF;
        if (x < 192) {
          text.append(order.charAt(x));
        } else if (x < 251) {
          text.append(order.charAt(192 + (x - 192) * 256 + (bytes[++i] & 0xFF)));
        } else {
          expect(251, x);
          text.append((char) ((bytes[++i] & 0xFF) << 8 | bytes[++i] & 0xFF));
        }
      }
      return text.toString();
    }

    private static byte[] inflated(byte[] packed) {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(packed);
        byte[] bytes = new byte[packed.length * 4 + 100];
        int size = 0;
        while (!inflater.finished()) {
          int more = inflater.inflate(bytes, size, bytes.length - size);
          size += more;
          if (more == 0 && inflater.needsInput()) {
            throw new IllegalStateException("the stream has no end");
          }
          bytes = size == bytes.length ? Arrays.copyOf(bytes, size * 2) : bytes;
        }
        expect(0, inflater.getRemaining());
        return Arrays.copyOf(bytes, size);
      } catch (DataFormatException e) {
        throw new IllegalStateException(e);
      } finally {
        inflater.end();
      }
    }

    private void find(String folded, Set<String> paths) {
      BitSet found = new BitSet();
      found.set(0, documents);
      boolean exact = true;
      List<String> words = words(folded);
      for (String word : words) {
        Answer answer = answer(word);
        found.and(answer.documents());
        exact &= answer.exact();
      }
      exact &= words.size() == 1 && words.get(0).length() == folded.length();
      for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
        if (!exact) {
          verified++;
        }
        if (exact || contains(texts().get(i), folded)) {
          paths.add(texts().get(i)[0]);
        }
      }
    }

    private static List<String> words(String folded) {
      List<String> words = new ArrayList<>();
      StringBuilder word = new StringBuilder();
      for (int i = 0; i <= folded.length(); i++) {
        if (i < folded.length() && isWord(folded.charAt(i))) {
          word.append(folded.charAt(i));
        } else if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      }
      return words;
    }

    private Answer answer(String word) {
      if (word.length() == 1) {
        BitSet all = new BitSet();
        long from = (long) word.charAt(0) << 16;
        between(from, from + 0xFFFF).forEach((key, gram) -> all.or(gram.documents));
        return new Answer(all, true);
      }
      if (word.length() == 2) {
        Gram pair = pair(word);
        return new Answer(pair == null ? new BitSet() : pair.documents, true);
      }
      if (word.length() > 8) {
        BitSet all = new BitSet();
        all.set(0, documents);
        for (int i = 0; i + 8 <= word.length(); i++) {
          all.and(answer(word.substring(i, i + 8)).documents());
        }
        return new Answer(all, all.isEmpty());
      }
      Answer prefix = answer(word.substring(0, word.length() - 1));
      Answer suffix = answer(word.substring(1));
      BitSet both = (BitSet) prefix.documents().clone();
      both.and(suffix.documents());
      if (both.isEmpty() || !prefix.exact() || !suffix.exact()) {
        return new Answer(both, both.isEmpty());
      }
      Gram gram = pair(word.substring(0, 2));
      for (int i = 2; gram != null && i < word.length(); i++) {
        gram = gram.children.get(word.charAt(i));
      }
      if (gram == null) {
        boolean none =
            Math.min(prefix.documents().cardinality(), suffix.documents().cardinality()) >= many;
        return none ? new Answer(new BitSet(), true) : new Answer(both, false);
      }
      if (gram.mode == 2) {
        return new Answer(gram.documents, true);
      }
      both.andNot(gram.documents);
      return new Answer(both, true);
    }

    private Gram pair(String pair) {
      long key = (long) pair.charAt(0) << 16 | pair.charAt(1);
      return between(key, key).get(key);
    }

    /** The pairs of a range of keys, from all shards it reaches into. */
    private NavigableMap<Long, Gram> between(long from, long to) {
      NavigableMap<Long, Gram> pairs = new TreeMap<>();
      for (int i = 0; i < firstKeys.length; i++) {
        if (firstKeys[i] <= to && (i + 1 == firstKeys.length || firstKeys[i + 1] > from)) {
          pairs.putAll(shards.computeIfAbsent(i, this::shard).subMap(from, true, to, true));
        }
      }
      return pairs;
    }

    /** Which of a pair's articles have it in their headline. */
    BitSet inHeadlines(String pair) {
      BitSet in = new BitSet();
      Gram gram = pair(fold(pair));
      if (gram != null) {
        int[] all = gram.documents.stream().toArray();
        Arrays.stream(gram.headlines).forEach(place -> in.set(all[place]));
      }
      return in;
    }

    private NavigableMap<Long, Gram> shard(int number) {
      BitReader bits = call("shard", "search/" + id + "/t" + number + ".js").bits();
      NavigableMap<Long, Gram> pairs = new TreeMap<>();
      for (int first : bits.list(bits.gamma(), 0, 0xFFFF)) {
        for (int second : bits.list(bits.gamma(), 0, 0xFFFF)) {
          Gram gram = new Gram();
          int size = bits.gamma();
          gram.documents = set(bits.list(size, 0, documents - 1));
          if (bits.bits(1) == 1) {
            gram.headlines = bits.list(bits.gamma(), 0, size - 1);
          }
          if (second != 0) {
            children(gram, 2, bits);
          }
          pairs.put((long) first << 16 | second, gram);
        }
      }
      expect(1, bits.ended() ? 1 : 0);
      expect(1, pairs.firstKey() == firstKeys[number] ? 1 : 0);
      return pairs;
    }

    private void children(Gram gram, int length, BitReader bits) {
      for (int c : bits.list(bits.gamma() - 1, 0, 0xFFFF)) {
        Gram child = new Gram();
        child.mode = (int) bits.bits(2);
        if (child.mode > 0) {
          child.documents = set(bits.list(bits.gamma(), 0, documents - 1));
        }
        if (length + 1 < 8) {
          children(child, length + 1, bits);
        }
        gram.children.put((char) c, child);
      }
    }

    private static BitSet set(int[] documents) {
      BitSet set = new BitSet();
      Arrays.stream(documents).forEach(set::set);
      return set;
    }
  }

  private static void expect(int expected, int found) {
    if (expected != found) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }
}
