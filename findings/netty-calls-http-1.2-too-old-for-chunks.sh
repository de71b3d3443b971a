#!/usr/bin/env bash
# Netty 4.2.20 refuses a chunked request of HTTP/1.2, because chunks need "HTTP/1.1 or newer".
#
# Guess: a server that speaks HTTP/1.1 reads a request of HTTP/1.2 as HTTP/1.1 (RFC 9110, section 2.5: a higher minor version is
# processed as the highest minor version that the recipient knows). Netty does so for requests with a Content-Length.
# What happens: the same request with `Transfer-Encoding: chunked` fails with TransferEncodingNotAllowedException, whose message
# is "The Transfer-Encoding header is only allowed in HTTP/1.1 or newer". A server made of Netty answers it with 400.
#
# Usage: bash findings/netty-calls-http-1.2-too-old-for-chunks.sh        needs Maven, and a JDK 17 or newer in JAVA_HOME
set -euo pipefail
version=4.2.20.Final
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>io.netty</groupId>
      <artifactId>netty-codec-http</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >maven.log 2>&1 || { cat maven.log; exit 1; }
cat >Chunks.java <<'JAVA'
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;

public class Chunks {
    public static void main(String[] arguments) {
        for (String version : new String[] {"HTTP/1.1", "HTTP/1.2"}) {
            String head = "POST / " + version + "\r\nHost: a\r\n";
            System.out.println(version + ", length: " + read(head + "Content-Length: 1\r\n\r\nx"));
            System.out.println(version + ", chunks: " + read(head + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"));
        }
    }

    private static String read(String request) {
        var channel = new EmbeddedChannel(new HttpRequestDecoder());
        channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
        for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part.decoderResult().isFailure()) {
                return part.decoderResult().cause().getClass().getSimpleName();
            }
        }
        return "read";
    }
}
JAVA
echo "netty-codec-http $version, $("$java" -version 2>&1 | sed -n 2p)"
"${java}c" -cp 'lib/*' Chunks.java
"$java" -cp 'lib/*:.' Chunks 2>/dev/null | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: this is not what was seen on 2026-11-30"; exit 1; }
HTTP/1.1, length: read
HTTP/1.1, chunks: read
HTTP/1.2, length: read
HTTP/1.2, chunks: TransferEncodingNotAllowedException
SEEN
echo "as described"
