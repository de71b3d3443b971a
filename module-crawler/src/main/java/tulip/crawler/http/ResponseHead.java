package tulip.crawler.http;

/// The head of a response.
///
/// @param status  100 to 599
/// @param reason  text for people; often empty
public record ResponseHead(Version version, int status, String reason, Headers headers) implements Head {}
