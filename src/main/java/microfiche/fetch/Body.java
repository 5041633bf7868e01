package microfiche.fetch;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer; what is too much is not taken, nor waited for. */
final class Body implements BodySubscriber<byte[]> {
  private final long largest;
  private final boolean wanted;
  private final AtomicLong heard;
  private final boolean tooLarge;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  /**
   * A body.
   *
   * @param largest so many bytes are taken
   * @param announced its length in bytes as the host says, or a negative number
   * @param wanted whether more than that is a failure, and not just of no interest
   * @param heard is set to {@link System#nanoTime} whenever something came
   */
  Body(long largest, long announced, boolean wanted, AtomicLong heard) {
    this.largest = largest;
    this.wanted = wanted;
    this.heard = heard;
    this.tooLarge = announced > largest;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (tooLarge) {
      stop();
    } else {
      begun.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    heard.set(System.nanoTime());
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      if (bytes.size() + part.length > largest) {
        stop();
        return;
      }
      bytes.writeBytes(part);
    }
  }

  private void stop() {
    if (!wanted) {
      whole.complete(new byte[0]);
    } else {
      whole.completeExceptionally(
          new Failure(
              Failure.Kind.GONE,
              String.format(
                  Locale.ROOT, "it is larger than %,.0f MB", Math.ceil(largest / 1048576.0))));
    }
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
