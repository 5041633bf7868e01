package microfiche.seed;

import java.nio.file.Path;

/**
 * A file that may hold an article; not yet read.
 *
 * @param path its name for users and records, with {@code /}; what two runs on two machines share
 * @param file where it is now
 */
public record SeedFile(String path, Path file) {}
