package microfiche.bench;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * When each article appeared, and its ticket: a number of its own that grows with time, as the
 * numbers of newsrooms do. Recent years have more, and one day has very many.
 */
final class Days {
  /** More articles than this in one archive are not foreseen. */
  static final int TICKETS = 1 << 20;

  static final LocalDate FIRST = LocalDate.of(2000, 1, 2);
  static final LocalDate LAST = LocalDate.of(2024, 12, 20);

  /** The day with very many articles: the busiest of the corpus. */
  static final LocalDate BUSY = LocalDate.of(2021, 7, 3);

  /** A quarter of them state the day after their address's, so that 500 remain. */
  private static final int MANY = 670;

  private final Shuffle tickets;
  private final int articles;
  private final int apart;

  /**
   * The days of an archive.
   *
   * @param busy articles of the busy day; 0 for as many as a real one had
   */
  Days(long seed, int articles, int busy) {
    this.tickets = new Shuffle(seed + 1, TICKETS);
    this.articles = articles;
    int usual = Math.min(MANY, articles / 15);
    this.apart = Math.max(1, articles / Math.max(1, busy == 0 ? usual : busy));
  }

  int ticket(int article) {
    return tickets.place(article);
  }

  LocalDate of(int article) {
    if (article < articles && article % apart == 0) {
      return BUSY;
    }
    double share = Math.sqrt(ticket(article) / (double) TICKETS);
    return FIRST.plusDays((long) (share * ChronoUnit.DAYS.between(FIRST, LAST)));
  }
}
