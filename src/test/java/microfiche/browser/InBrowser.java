package microfiche.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class of tests that look at pages: {@code @BeforeAll static void start(Browser session)} gives
 * it the browser of this run. To start one takes seconds, so there is one for all; classes take
 * turns, and each begins in a tab of its own, in a profile without a past.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Session.class)
@ResourceLock("browser")
@interface InBrowser {

  /** Starts the browser for the first class that wants it, and ends it after the last test. */
  final class Session implements BeforeAllCallback, ParameterResolver {
    private static Browser browser(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Session.class))
          .computeIfAbsent(Browser.class, key -> Browser.start(), Browser.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
      browser(context).forget(); // here, because a test can be skipped here where there is none
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return browser(context);
    }
  }
}
