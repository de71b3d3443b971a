#!/usr/bin/env bash
# palantir-java-format 2.103.0 cannot format a valid file if a `///` comment has a long line that is not its first.
#
# Guess: a documentation comment in Markdown (JEP 467, since JDK 23) is wrapped at 120 characters as a `//` comment is: the rest
# goes to a new line that begins with `///`. Or it is left alone.
# What happens: if the long line is the first of the comment, it is wrapped well. If it is a later one, the formatter fails. Its
# message is a syntax error ("';' expected"), with a place in the caller's file, in which there is no such error: javac accepts
# the file. A `//` comment is wrapped well, whichever line is long.
#
# Usage: bash findings/palantir-format-breaks-markdown-comments.sh        needs Maven, and a JDK 23 or newer in JAVA_HOME
set -euo pipefail
version=2.103.0
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
      <groupId>com.palantir.javaformat</groupId>
      <artifactId>palantir-java-format</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >maven.log 2>&1 || { cat maven.log; exit 1; }

long="How long to wait at most; 0: not at all; negative: until a channel is ready or somebody calls, whatever comes first here."
file() { printf 'class %s {\n%s\n    void poll(long nanos) {}\n}\n' "$1" "$2" >"$1.java"; }
file First "    /// $long
    /// The second line is short."
file Later "    /// The first line is short.
    /// $long"
file Plain "    // The first line is short.
    // $long"

exports=()
for package in api code file parser tree util; do
    exports+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
for name in First Later Plain; do
    "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d classes "$name.java" # each file is valid
    echo "== $name"
    status=0
    "$java" "${exports[@]}" -cp "lib/*" com.palantir.javaformat.java.Main --palantir "$name.java" 2>&1 || status=$?
    echo "exit status $status"
done >seen
echo "palantir-java-format $version on java $("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')"
cat seen
diff seen - <<'EXPECTED' && echo "As written above."
== First
class First {
    /// How long to wait at most; 0: not at all; negative: until a channel is ready or somebody calls, whatever comes
    /// first here.
    /// The second line is short.
    void poll(long nanos) {}
}
exit status 0
== Later
Later.java:4:17: error: ';' expected
Later.java:4:23: error: <identifier> expected
exit status 1
== Plain
class Plain {
    // The first line is short.
    // How long to wait at most; 0: not at all; negative: until a channel is ready or somebody calls, whatever comes
    // first here.
    void poll(long nanos) {}
}
exit status 0
EXPECTED
