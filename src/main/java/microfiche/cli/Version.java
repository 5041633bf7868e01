package microfiche.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * The version as the jar states it. {@code Program} knows it as well, but to load that class takes
 * in others that nobody who asks for the version should wait for.
 */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String stated = Version.class.getPackage().getImplementationVersion();
    return new String[] {"microfiche " + (stated == null ? "dev" : stated)};
  }
}
