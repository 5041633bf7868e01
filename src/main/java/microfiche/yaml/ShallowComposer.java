package microfiche.yaml;

import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML only so deep: the library goes down as far as the text does, until the stack ends. */
final class ShallowComposer extends Composer {
  /** More nesting than any file of ours has. */
  private static final int DEEPEST = 50;

  private int depth;

  private ShallowComposer(LoadSettings settings, ParserImpl parser) {
    super(settings, parser);
  }

  static ShallowComposer over(String name, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).setParseComments(false).build();
    return new ShallowComposer(
        settings, new ParserImpl(settings, new StreamReader(settings, text)));
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    return deeper(() -> super.composeSequenceNode(anchor));
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    return deeper(() -> super.composeMappingNode(anchor));
  }

  private <T> T deeper(Supplier<T> compose) {
    if (++depth > DEEPEST) {
      throw new ParserException(
          "nested more than " + DEEPEST + " levels deep", parser.peekEvent().getStartMark());
    }
    T node = compose.get();
    depth--;
    return node;
  }
}
