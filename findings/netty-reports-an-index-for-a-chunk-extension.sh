#!/usr/bin/env bash
# Netty 4.2.20 fails with an IndexOutOfBoundsException on a valid chunk extension whose value has a byte over 127.
#
# Guess: a recipient ignores chunk extensions that it does not know (RFC 9112, section 7.1.1). Their values may be quoted, and a
# quoted text may hold bytes over 127 (obs-text; RFC 9110, section 5.6.4). So `1;name="é"` is a chunk of one byte. For an
# extension that is malformed, Netty has an exception of its own, InvalidChunkExtensionException.
# What happens: the decoder reports an IndexOutOfBoundsException ("bitIndex < 0") as the cause of a failed request. It checks
# the byte as a signed index of a bit set. The same text in a field of the head is read.
#
# Usage: bash findings/netty-reports-an-index-for-a-chunk-extension.sh        needs Maven, and a JDK 17 or newer in JAVA_HOME
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
        String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";
        System.out.println("field:     " + read(head + "A: \u00e9\r\n\r\n0\r\n\r\n"));
        System.out.println("extension: " + read(head + "\r\n1;a=\"e\"\r\nx\r\n0\r\n\r\n"));
        System.out.println("the same with a byte over 127: " + read(head + "\r\n1;a=\"\u00e9\"\r\nx\r\n0\r\n\r\n"));
        System.out.println("a malformed one: " + read(head + "\r\n1;a<b\r\nx\r\n0\r\n\r\n"));
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
field:     read
extension: read
the same with a byte over 127: IndexOutOfBoundsException
a malformed one: InvalidChunkExtensionException
SEEN
echo "as described"
