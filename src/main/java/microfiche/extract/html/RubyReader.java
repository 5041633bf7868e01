package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads ruby: which reading belongs to which characters. Readings follow their characters one by
 * one, several characters and then as many readings, or all characters and one reading; a second
 * row of them ({@code rtc}) stands above the first.
 */
final class RubyReader {
  private static final Set<String> READINGS = Set.of("rt", "rp", "rtc");

  private final BlockReader reader;

  /** Readings so far. */
  private int count;

  RubyReader(BlockReader reader) {
    this.reader = reader;
  }

  void read(Element ruby, Surroundings around) {
    if (around.tooDeep() || around.fullOfWraps()) {
      reader.children(ruby, around);
      return;
    }
    Surroundings inner = around.deeper();
    Group group = new Group();
    for (Node node : List.copyOf(ruby.childNodes())) {
      String name = node instanceof Element element ? element.normalName() : "";
      if (name.equals("rp")) {
        reader.leaveOut(node, "ruby-parenthesis");
      } else if (name.equals("rt")) {
        group.readings.add(reading((Element) node));
      } else if (name.equals("rtc")) {
        group.rowsAbove.add(row((Element) node));
      } else if (!(node instanceof TextNode text && text.isBlank() && !group.goesOn())) {
        if (group.isRead()) {
          write(group, ruby, inner);
          group = new Group();
        }
        group.add(node, name.equals("rb"));
      }
    }
    write(group, ruby, inner);
  }

  /** Whether {@code text} stands above other characters, or in what is shown where it cannot. */
  static boolean isReading(TextNode text) {
    Element parent = text.parent();
    return parent != null && READINGS.contains(parent.normalName());
  }

  private List<String> row(Element rtc) {
    List<Element> parts = rtc.children();
    boolean plain = !BlockReader.hasOwnText(rtc);
    for (Element part : parts) {
      plain &= part.normalName().equals("rt") || !part.hasText();
    }
    if (!plain) {
      return List.of(reading(rtc));
    }
    parts.removeIf(part -> !part.normalName().equals("rt"));
    return parts.stream().map(this::reading).toList();
  }

  private String reading(Element element) {
    reader.count(element);
    return CjkText.collapse(element.wholeText());
  }

  private void write(Group group, Element ruby, Surroundings around) {
    List<List<Node>> bases = group.bases();
    List<List<String>> rows = new ArrayList<>();
    if (!group.readings.isEmpty()) {
      rows.add(group.readings);
    }
    rows.addAll(group.rowsAbove);
    int first = count;
    count += rows.size() * bases.size();
    for (int i = 0; i < bases.size(); i++) {
      Surroundings inner = around;
      boolean several = bases.size() > 1;
      for (int row = rows.size() - 1; row >= 0; row--) {
        // What stands above all of a row cannot be taken apart by it.
        boolean one = rows.get(row).size() == 1 || row > 0 && rows.get(row - 1).size() == 1;
        String text = several && !one ? of(rows.get(row), i, bases.size()) : all(rows.get(row));
        int number = first + row * bases.size() + (one ? 0 : i);
        if (!text.isEmpty()) {
          inner = inner.in(new Run.Wrap(inner.wrap(), new Run.Reading(text, number)));
        }
      }
      for (Node node : bases.get(i)) {
        reader.node(node, ruby, inner);
      }
    }
    if (bases.stream().allMatch(base -> Group.text(base).isBlank())) {
      rows.forEach(row -> reader.node(new TextNode(all(row)), ruby, around));
    }
  }

  private static String all(List<String> readings) {
    return String.join(" ", readings);
  }

  /** The reading of one of several; the last has all that are left. */
  private static String of(List<String> readings, int number, int of) {
    int from = Math.min(number, readings.size());
    int to = number == of - 1 ? readings.size() : Math.min(number + 1, readings.size());
    return all(readings.subList(from, to));
  }

  /** Characters, by the nodes that hold them, and the readings of all of them. */
  private static final class Group {
    private final List<List<Node>> bases = new ArrayList<>();
    private final List<String> readings = new ArrayList<>();
    private final List<List<String>> rowsAbove = new ArrayList<>();
    private boolean loose;

    /** Whether its characters are over. */
    boolean isRead() {
      return !readings.isEmpty() || !rowsAbove.isEmpty();
    }

    /** Whether white space now stands between characters, and not between elements of ruby. */
    boolean goesOn() {
      return loose && !isRead();
    }

    /** Adds characters that are an element of their own ({@code rb}), or stand loosely. */
    void add(Node node, boolean own) {
      if (own || !loose) {
        bases.add(new ArrayList<>());
      }
      bases.get(bases.size() - 1).add(node);
      loose = !own;
    }

    /**
     * The parts that have readings of their own, if all have; characters one by one if they fit.
     */
    List<List<Node>> bases() {
      String text = bases.size() == 1 ? CjkText.collapse(text(bases.get(0))) : "";
      boolean oneByOne =
          readings.size() > 1
              && text.codePointCount(0, text.length()) == readings.size()
              && text.codePoints().allMatch(CjkText::isCjk);
      if (!oneByOne) {
        return bases.stream().filter(base -> !base.isEmpty()).toList();
      }
      return text.codePoints()
          .mapToObj(c -> List.<Node>of(new TextNode(Character.toString(c))))
          .toList();
    }

    private static String text(List<Node> nodes) {
      StringBuilder text = new StringBuilder();
      for (Node node : nodes) {
        text.append(
            node instanceof TextNode t
                ? t.getWholeText()
                : node instanceof Element e ? e.wholeText() : "");
      }
      return text.toString();
    }
  }
}
