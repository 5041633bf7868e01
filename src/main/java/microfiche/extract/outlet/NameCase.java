package microfiche.extract.outlet;

import java.util.Locale;

/** PersonNames set in capitals, set as names again. */
final class NameCase {
  private NameCase() {}

  /** {@code ANTON TROIANOVSKI} → {@code Anton Troianovski}; anything else stays. */
  static String proper(String name) {
    boolean capitals =
        name.length() > 3
            && name.codePoints().noneMatch(Character::isLowerCase)
            && name.codePoints().anyMatch(Character::isUpperCase);
    if (!capitals) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (String letter : name.split("")) {
      out.append(first ? letter : letter.toLowerCase(Locale.ROOT));
      first = !Character.isLetter(letter.codePointAt(0));
    }
    return out.toString();
  }
}
