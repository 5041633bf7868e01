package microfiche.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import microfiche.script.Fold;

/**
 * Chooses what stands for an article in its {@link Signature}: all of the headline first, then what
 * the text says three times or more, then what its beginning says. A feature is a pair of Chinese
 * characters (a number above 0x4E00 0000 without its sign), a Latin word or a figure of three
 * digits (a hash of 30 bits). Traditional and simplified forms are one.
 */
final class Features {
  /** Features of the headline at most. */
  private static final int HEADLINE = 20;

  /** Features of the headline, and those the text repeats, at most. */
  private static final int REPEATED = 36;

  /** What is said as often as this is what the text is about. */
  private static final int TIMES = 3;

  /** Characters of the text that are looked at. */
  private static final int TEXT = 1500;

  /** Characters of the text that are its beginning. */
  private static final int BEGINNING = 160;

  /** Lines that may open with a dateline or a byline. */
  private static final int OPENING_LINES = 3;

  /** Characters of grammar, counting and dates; a pair with one of them says nothing. */
  private static final boolean[] EMPTY = new boolean[0x10000];

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          ("about after again against all also although among and another any are around been before"
                  + " being between both but can com could did does down during each even every few"
                  + " first for from had has have her him his how html https into its just last like"
                  + " made make many may more most much must new not now off one only other our out"
                  + " over own people said same say says she should since some still such than that"
                  + " the their them then there these they this those three through told two under"
                  + " until upon very was well were what when where which while who why will with"
                  + " would www year years yet you your")
              .split(" "));

  static {
    "的了在是和与及为被将也都不这那有就于以等到从对而或其之中上下个一二三四五六七八九十年月日时分他她它们我你说称把让会能可要多最更很还又再已经后前但并向由"
        .chars()
        .forEach(c -> EMPTY[c] = true);
  }

  private final int[] chosen = new int[Signature.MOST];
  private int size;
  private final int headlineSize;

  Features(String headline, String text) {
    Found inHeadline = new Found(7);
    inHeadline.read(withoutBrackets(headline));
    for (int i = 0; i < inHeadline.size && size < HEADLINE; i++) {
      choose(inHeadline.inOrder[i]);
    }
    headlineSize = size;
    Found inText = new Found(11);
    int beginning = read(text, inText);
    for (int feature : inText.repeated()) {
      if (size < REPEATED) {
        choose(feature);
      }
    }
    for (int times = 2; times > 0; times--) { // what comes again first
      for (int i = 0; i < beginning && size < chosen.length; i++) {
        if (inText.times(inText.inOrder[i]) >= times) {
          choose(inText.inOrder[i]);
        }
      }
    }
  }

  /**
   * 【新闻看点】, [视频]: what stands in such brackets names a column or a form. One pass, also over a
   * headline of brackets that nothing closes.
   */
  static String withoutBrackets(String headline) {
    StringBuilder bare = new StringBuilder(headline.length());
    int thick = headline.indexOf('【');
    int square = headline.indexOf('[');
    int at = 0;
    while (thick >= 0 || square >= 0) {
      boolean first = square < 0 || thick >= 0 && thick < square;
      int open = first ? thick : square;
      int close = headline.indexOf(first ? '】' : ']', open);
      if (close >= 0) {
        bare.append(headline, at, open).append(' ');
        at = close + 1;
      }
      // What nothing closes here, nothing closes further on.
      boolean thickIsOver = first && close < 0;
      boolean squareIsOver = !first && close < 0;
      thick = thick < 0 || thickIsOver ? -1 : headline.indexOf('【', Math.max(at, thick));
      square = square < 0 || squareIsOver ? -1 : headline.indexOf('[', Math.max(at, square));
    }
    return bare.append(headline, at, headline.length()).toString();
  }

  /** All that was chosen, that of the headline first. */
  int[] features() {
    return Arrays.copyOf(chosen, size);
  }

  /** What was chosen of the headline. */
  int[] ofHeadline() {
    return Arrays.copyOf(chosen, headlineSize);
  }

  private void choose(int feature) {
    for (int i = 0; i < size; i++) {
      if (chosen[i] == feature) {
        return;
      }
    }
    chosen[size++] = feature;
  }

  /** Reads the text without its openings; answers how many features its beginning has. */
  private static int read(String text, Found found) {
    int beginning = 0;
    int read = 0;
    int line = 0;
    for (int start = 0; start < text.length() && read < TEXT; line++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String words = text.substring(start, Math.min(end, start + TEXT));
      words = line < OPENING_LINES ? Openings.off(words) : words;
      String rest = words.substring(0, Math.min(words.length(), TEXT - read));
      int first = Math.max(0, Math.min(rest.length(), BEGINNING - read));
      found.read(rest.substring(0, first));
      beginning = first > 0 ? found.size : beginning;
      found.read(rest.substring(first));
      read += rest.length();
      start = end + 1;
    }
    return beginning;
  }

  /** Features in the order they were first met, and how often each was; a small hash table. */
  private static final class Found {
    private final int[] inOrder;
    private final int[] slots; // one more than the place in inOrder
    private final int[] counts;
    private final int shift;
    private int size;

    /** Room for {@code 1 << bits} features; more are not taken. */
    private Found(int bits) {
      inOrder = new int[1 << bits];
      counts = new int[1 << bits];
      slots = new int[2 << bits];
      shift = 31 - bits;
    }

    /** Two reports of one event share words then, one in either script. */
    private static char simplified(char c) {
      return han(c) ? Fold.of(c) : c;
    }

    private void read(String text) {
      int at = 0;
      while (at < text.length()) {
        char c = simplified(text.charAt(at));
        if (han(c)) {
          char next = at + 1 < text.length() ? simplified(text.charAt(at + 1)) : ' ';
          if (han(next) && !EMPTY[c] && !EMPTY[next]) {
            add(c << 16 | next);
          }
          at++;
        } else if (Character.isLetterOrDigit(c)) {
          int end = at + 1;
          while (end < text.length() && goesOn(text.charAt(end))) {
            end++;
          }
          word(text.substring(at, end));
          at = end;
        } else {
          at++;
        }
      }
    }

    private static boolean han(char c) {
      return c >= 0x4E00 && c <= 0x9FFF;
    }

    private static boolean goesOn(char c) {
      return !han(c) && (Character.isLetterOrDigit(c) || c == ',' || c == '.');
    }

    private void word(String written) {
      String word = written.replace(",", "").toLowerCase(Locale.ROOT);
      int dot = word.length();
      while (dot > 0 && word.charAt(dot - 1) == '.') {
        dot--;
      }
      word = word.substring(0, dot);
      boolean year = word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
      if (word.length() > 2 && !year && !EMPTY_WORDS.contains(word)) {
        add(word.hashCode() * 0x9E3779B9 >>> 2);
      }
    }

    private void add(int feature) {
      int slot = slot(feature);
      if (slots[slot] != 0) {
        counts[slots[slot] - 1]++;
      } else if (size < inOrder.length) {
        inOrder[size] = feature;
        counts[size] = 1;
        slots[slot] = ++size;
      }
    }

    private int slot(int feature) {
      int slot = feature * 0x9E3779B9 >>> shift;
      while (slots[slot] != 0 && inOrder[slots[slot] - 1] != feature) {
        slot = slot + 1 & slots.length - 1;
      }
      return slot;
    }

    private int times(int feature) {
      int slot = slots[slot(feature)];
      return slot == 0 ? 0 : counts[slot - 1];
    }

    /** The most frequent first; of equals, what came first. */
    private int[] repeated() {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        if (counts[i] >= TIMES) {
          places.add(i);
        }
      }
      places.sort((a, b) -> counts[a] == counts[b] ? a - b : counts[b] - counts[a]);
      return places.stream().mapToInt(place -> inOrder[place]).toArray();
    }
  }
}
