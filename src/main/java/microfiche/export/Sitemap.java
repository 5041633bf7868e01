package microfiche.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sitemaps (sitemaps.org): at most 50,000 addresses a file, with an index when there are more. */
public final class Sitemap {
  private static final int MOST = 50_000;
  private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private Sitemap() {}

  /** File name → content; {@code paths} are of HTML pages, sorted. */
  public static Map<String, String> of(String baseUrl, List<String> paths) {
    Map<String, String> files = new LinkedHashMap<>();
    if (paths.size() <= MOST) {
      files.put("sitemap.xml", document("urlset", "url", baseUrl, paths));
      return files;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < paths.size(); i += MOST) {
      String name = "sitemap-" + (parts.size() + 1) + ".xml";
      List<String> part = paths.subList(i, Math.min(paths.size(), i + MOST));
      files.put(name, document("urlset", "url", baseUrl, part));
      parts.add(name);
    }
    files.put("sitemap.xml", document("sitemapindex", "sitemap", baseUrl, parts));
    return files;
  }

  private static String document(String root, String item, String baseUrl, List<String> paths) {
    return Xml.document(
        xml -> {
          xml.writeStartDocument("UTF-8", "1.0");
          xml.writeCharacters("\n");
          xml.writeStartElement(root);
          xml.writeDefaultNamespace(SPACE);
          for (String path : paths) {
            xml.writeCharacters("\n");
            xml.writeStartElement(item);
            xml.writeStartElement("loc");
            xml.writeCharacters(Xml.allowed(baseUrl + path));
            xml.writeEndElement();
            xml.writeEndElement();
          }
          xml.writeCharacters("\n");
          xml.writeEndDocument();
        });
  }
}
