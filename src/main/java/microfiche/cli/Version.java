package microfiche.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar states it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"microfiche " + microfiche.Build.version()};
  }
}
