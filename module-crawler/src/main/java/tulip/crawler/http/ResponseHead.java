package tulip.crawler.http;

/// Holds the head of a response.
///
/// @param status  100 to 599
/// @param reason  for people only; often empty
public record ResponseHead(Version version, int status, String reason, Headers headers) implements Head {}
