#!/usr/bin/env bash
# crawler-commons 1.6 does not see that the rule /*.html$ of a robots.txt matches /a.html/b.html.
#
# Guess: `*` stands for any characters, so a rule that ends with `$` matches each path that ends as the rule does (RFC 9309, section
# 2.2.3). What happens: for the text behind `*`, the library takes the first place where it occurs. If the path does not end there, the
# rule does not match, although the same text is at the end, too. So `Allow: /*.html$` does not allow `/a.html/b.html`.
# With a `Disallow: /`, this page is never fetched. Without `$`, or if the text occurs once, the rule works.
#
# Usage: bash findings/crawler-commons-end-of-rule-matches-the-first-place.sh        needs Maven, and a JDK 17 or newer in JAVA_HOME
set -euo pipefail
version=1.6
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
      <groupId>com.github.crawler-commons</groupId>
      <artifactId>crawler-commons</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >maven.log 2>&1 || { cat maven.log; exit 1; }
cat >Rules.java <<'JAVA'
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class Rules {
    public static void main(String[] arguments) {
        for (String rule : new String[] {"/*.html$", "/*.html"}) {
            byte[] text = ("User-agent: *\nDisallow: /\nAllow: " + rule + "\n").getBytes(StandardCharsets.UTF_8);
            var rules = new SimpleRobotRulesParser().parseContent("http://h/robots.txt", text, "text/plain", List.of("bot"));
            for (String path : new String[] {"/b.html", "/a/b.html", "/a.html/b.html", "/b.html/a"}) {
                System.out.println(rule + " and " + path + ": " + (rules.isAllowed("http://h" + path) ? "allowed" : "not allowed"));
            }
        }
    }
}
JAVA
echo "crawler-commons $version, $("$java" -version 2>&1 | sed -n 2p)"
"${java}c" -cp 'lib/*' Rules.java
"$java" -cp 'lib/*:.' Rules 2>/dev/null | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: this is not what was seen on 2026-11-30"; exit 1; }
/*.html$ and /b.html: allowed
/*.html$ and /a/b.html: allowed
/*.html$ and /a.html/b.html: not allowed
/*.html$ and /b.html/a: not allowed
/*.html and /b.html: allowed
/*.html and /a/b.html: allowed
/*.html and /a.html/b.html: allowed
/*.html and /b.html/a: allowed
SEEN
echo "as described"
