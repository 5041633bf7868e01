package microfiche.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user decided about his archive. {@code site-config.yaml} describes every key.
 *
 * @param language of the interface: {@code zh-Hans}, {@code zh-Hant} or {@code en}
 * @param baseUrl where the site will be served, ending with a slash; null when only on disk
 * @param timeZone where times without a zone are
 * @param seeds the folders with seeds
 * @param records files with full records, or folders of them
 * @param out the folder of the published site
 * @param work where builds keep what the next one can use again
 * @param templates the user's own templates, or null
 * @param media folders with pictures
 * @param outlets a folder with the user's rule files, or null
 * @param sections folder name → section name
 * @param sameNames name of a tag or author → other names for it
 * @param namesApart names of tags and authors that no other spelling stands for
 * @param elsewhere whether pages lead to copies of their original in public web archives
 * @param publishRejected whether the site has a list of the seeds that were left out
 * @param publishSeeds whether the site has copies of its seeds
 * @param feeds which feeds there are
 * @param pageSize articles on one page of a list
 * @param searchDepth how much of each article can be searched
 */
public record SiteConfig(
    String title,
    String description,
    String language,
    @Nullable String baseUrl,
    ZoneId timeZone,
    List<Path> seeds,
    List<Path> records,
    Path out,
    Path work,
    @Nullable Path templates,
    List<Path> media,
    @Nullable Path outlets,
    Map<String, String> sections,
    Map<String, List<String>> sameNames,
    List<String> namesApart,
    boolean elsewhere,
    boolean publishRejected,
    boolean publishSeeds,
    Feeds feeds,
    int pageSize,
    SearchDepth searchDepth) {

  public SiteConfig {
    seeds = List.copyOf(seeds);
    records = List.copyOf(records);
    media = List.copyOf(media);
    sections = Collections.unmodifiableMap(new TreeMap<>(sections)); // one order, whatever was read
    sameNames = Collections.unmodifiableMap(new TreeMap<>(sameNames));
    namesApart = List.copyOf(namesApart);
  }

  /** Which feeds there are. */
  public enum Feeds {
    ALL,
    MAIN,
    OFF
  }

  /** How much of each article the search knows. */
  public enum SearchDepth {
    HEADLINE,
    LEDE,
    FULL,
    OFF
  }

  /** All folders that it names and that builds read. */
  public List<Path> folders() {
    List<Path> folders = new ArrayList<>(seeds);
    records.stream().filter(Files::isDirectory).forEach(folders::add);
    folders.addAll(media);
    Stream.of(outlets, templates).filter(Objects::nonNull).forEach(folders::add);
    return folders;
  }

  /** Where a build lists the seeds it left out: beside the work folder. */
  public Path rejected() {
    Path absolute = work.toAbsolutePath().normalize();
    String name = String.valueOf(absolute.getFileName());
    String bare = name.replaceFirst("^\\.", "").replaceFirst("\\.microfiche$", "");
    return absolute.resolveSibling(bare + "-rejected.txt");
  }

  /** The same with what the command line says instead; null and empty change nothing. */
  public SiteConfig with(
      List<Path> otherSeeds, @Nullable Path otherOut, @Nullable Path otherTemplates) {
    return new SiteConfig(
        title,
        description,
        language,
        baseUrl,
        timeZone,
        otherSeeds.isEmpty() ? seeds : otherSeeds,
        records,
        otherOut == null ? out : otherOut,
        otherOut == null ? work : SiteConfigFile.workBeside(otherOut),
        otherTemplates == null ? templates : otherTemplates,
        media,
        outlets,
        sections,
        sameNames,
        namesApart,
        elsewhere,
        publishRejected,
        publishSeeds,
        feeds,
        pageSize,
        searchDepth);
  }

  /** The same with other seeds, and with full records. */
  public SiteConfig withRecords(List<Path> otherSeeds, List<Path> otherRecords) {
    return new SiteConfig(
        title,
        description,
        language,
        baseUrl,
        timeZone,
        otherSeeds,
        otherRecords,
        out,
        work,
        templates,
        media,
        outlets,
        sections,
        sameNames,
        namesApart,
        elsewhere,
        publishRejected,
        publishSeeds,
        feeds,
        pageSize,
        searchDepth);
  }
}
