package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tulip.crawler.http.MiniConnection;
import tulip.kit.Mistake;

final class MiniHttpMistakes {
    private MiniHttpMistakes() {}

    @Mistake(
            caughtBy = "aRequestIsRead",
            explanation = "The names of fields are taken as they are. Names have no case, so Host and "
                    + "host are one field.")
    static final class KeepsTheCaseOfNames extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String name(String name) {
                    return name;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestIsRead",
            explanation = "A field that comes again replaces the first one. Its values belong together.")
    static final class LastFieldWins extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void add(String name, String value, Map<String, String> fields) {
                    fields.put(name, value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestIsRead",
            explanation = "Of a field that comes again, only the first value is kept. Its values belong " + "together.")
    static final class FirstFieldWins extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void add(String name, String value, Map<String, String> fields) {
                    fields.putIfAbsent(name, value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestIsRead",
            explanation = "Blanks and tabs before or after a value belong to the value. They do not.")
    static final class KeepsTheBlanks extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                Pattern fieldPattern() {
                    return Pattern.compile("(" + TOKEN + "):([^\r\n\0]*)");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestMayComeInTwoReads",
            explanation = "Each read counts as a request of its own. What is no whole request is thrown " + "away.")
    static final class TakesAReadForARequest extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void keep(String text) {
                    unread = text;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestMayComeInTwoReads",
            explanation =
                    "A read that is no whole request is refused. The rest of the request may come a " + "moment later.")
    static final class RefusesAPart extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                Head takeHead() {
                    if (!unread.isEmpty() && !unread.contains(END)) {
                        throw new Refusal(400);
                    }
                    return super.takeHead();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestMayComeInTwoReads",
            explanation = "The empty line is looked for only in the bytes of the last read. If a read "
                    + "ends in the middle of it, nobody finds it.")
    static final class LooksOnlyAtTheLastRead extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                private String last = "";

                @Override
                void keep(String text) {
                    last = text;
                    super.keep(text);
                }

                @Override
                Head takeHead() {
                    return last.contains(END) ? super.takeHead() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneReadMayHaveSeveralRequests",
            explanation =
                    "The body is everything that has been read behind the head. The next request " + "may be in it.")
    static final class TakesAllForTheBody extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String takeBody(Head complete) {
                    return take(unread.length());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theLengthEndsTheBody",
            explanation = "The bytes are decoded as UTF-8 before they are counted. Content-Length counts "
                    + "bytes, and not characters.")
    static final class CountsCharacters extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String decoded(byte[] bytes) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theLengthEndsTheBody",
            explanation = "The body ends at the next empty line. A body may have empty lines: only its "
                    + "length says where it ends.")
    static final class EndsTheBodyAtAnEmptyLine extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String takeBody(Head complete) {
                    String body = take(complete.bodyBytes());
                    int end = body.indexOf("\r\n");
                    return end < 0 ? body : body.substring(0, end);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theLengthEndsTheBody",
            explanation =
                    "Content-Length is found only if it is written in this way. The names of fields " + "have no case.")
    static final class LooksForOneSpelling extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                private boolean spelled;

                @Override
                String name(String name) {
                    spelled |= name.equals("Content-Length");
                    return super.name(name);
                }

                @Override
                int bodyBytes(Map<String, String> fields) {
                    return spelled ? super.bodyBytes(fields) : 0;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayComeInParts",
            explanation = "The request is complete with its head. Its body may still be on the way.")
    static final class DoesNotWaitForTheBody extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                boolean isComplete(Head complete) {
                    return true;
                }

                @Override
                String takeBody(Head complete) {
                    return take(Math.min(complete.bodyBytes(), unread.length()));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayComeInParts",
            explanation = "The head is forgotten if the body is not complete. When the rest comes, it is "
                    + "read as a head.")
    static final class ForgetsTheHead extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                boolean isComplete(Head complete) {
                    boolean isComplete = super.isComplete(complete);
                    if (!isComplete) {
                        head = null;
                    }
                    return isComplete;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneReadMayHaveSeveralRequests",
            explanation = "One request is taken out of each read. The next one waits until the next read, "
                    + "which may never come, or is lost.")
    static final class TakesOneRequestOfARead extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void takeAll(List<Event> events) {
                    Event next = takeRequest();
                    if (next != null) {
                        events.add(next);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneReadMayHaveSeveralRequests",
            explanation = "A request that is not complete is thrown away when another one before it was.")
    static final class KeepsNothingBehindARequest extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void takeAll(List<Event> events) {
                    super.takeAll(events);
                    if (!events.isEmpty()) {
                        unread = "";
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "The request line is split at blanks, and nobody looks at how many parts there " + "are.")
    static final class SplitsTheRequestLine extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String[] requestLine(String line) {
                    String[] parts = line.split(" +", 0);
                    return new String[] {parts[0], parts.length > 1 ? parts[1] : ""};
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "The request line may have more blanks than two. Then two readers may see two "
                    + "different targets.")
    static final class ForgivesBlanks extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String[] requestLine(String line) {
                    return super.requestLine(line.strip().replaceAll(" +", " "));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "A line that is no field is skipped. Another reader may see a field there.")
    static final class SkipsWhatIsNoField extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void whenNoField() {}
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "Blanks between the name and the colon are cut off. RFC 9112 wants such a "
                    + "request refused, because servers have read it in different ways.")
    static final class TrimsNames extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                Pattern fieldPattern() {
                    return Pattern.compile("(" + TOKEN + ")[ \t]*:[ \t]*([^\r\n\0]*?)[ \t]*");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "A line that begins with a blank is put to the field before it. This form is "
                    + "obsolete, and a server refuses it.")
    static final class JoinsFoldedLines extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String[] lines(String text) {
                    return super.lines(text.replaceAll("\r\n[ \t]+", " "));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadHeadIsRefused",
            explanation = "A name may be empty here. A field has a name of at least one character.")
    static final class TakesAnEmptyName extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                Pattern fieldPattern() {
                    return Pattern.compile("([^:\\s]*):[ \t]*([^\r\n\0]*?)[ \t]*");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadLengthIsRefused",
            explanation = "Integer.parseInt decides what a number is, and what it throws goes to the "
                    + "caller. A client can end the server with one word.")
    static final class ThrowsAtABadLength extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    return Integer.parseInt(length);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadLengthIsRefused",
            explanation =
                    "A length that is no number counts as no length. The body is then read as the " + "next request.")
    static final class IgnoresABadLength extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    return length.matches("[0-9]{1,18}") ? super.number(length) : 0;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadLengthIsRefused",
            explanation = "Integer.parseInt decides what a number is. It also takes a sign, which no "
                    + "Content-Length has.")
    static final class TakesASign extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    try {
                        int number = Integer.parseInt(length);
                        requireFew(number);
                        return Math.max(0, number);
                    } catch (NumberFormatException wrong) {
                        throw new Refusal(400);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadLengthIsRefused",
            explanation =
                    "Only the digits at the beginning of the length count. What follows them is not " + "looked at.")
    static final class ReadsTheFirstDigits extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    return super.number(length.replaceFirst("(?<=[0-9])[^0-9].*", ""));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBadLengthIsRefused",
            explanation =
                    "A body may have any length. A client announces a huge one, and the server " + "keeps all of it.")
    static final class TakesAnyLength extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    return length.matches("[0-9]{10,}") ? Integer.MAX_VALUE : super.number(length);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "The first Content-Length wins, and the second is not looked at. A server "
                    + "behind this one may take the second, and sees another request in the body.")
    static final class FirstLengthWins extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void add(String name, String value, Map<String, String> fields) {
                    if (name.equals("content-length")) {
                        fields.putIfAbsent(name, value);
                    } else {
                        super.add(name, value, fields);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "The last Content-Length wins. A server before this one may have taken the " + "first.")
    static final class LastLengthWins extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void add(String name, String value, Map<String, String> fields) {
                    if (name.equals("content-length")) {
                        fields.put(name, value);
                    } else {
                        super.add(name, value, fields);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "A list of lengths is cut at its comma, and the first length counts.")
    static final class TakesTheFirstOfAList extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                int number(String length) {
                    return super.number(length.replaceFirst(",.*", ""));
                }

                @Override
                void add(String name, String value, Map<String, String> fields) {
                    if (name.equals("content-length")
                            && fields.containsKey(name)
                            && !fields.get(name).equals(value)) {
                        throw new Refusal(400);
                    }
                    super.add(name, value, fields);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "The Transfer-Encoding is not looked at. The bytes between the chunks are then "
                    + "read as requests.")
    static final class IgnoresTransferEncoding extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void whenCoded(String length) {}
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "A request with both kinds of length is refused as something that the server "
                    + "cannot do. But nobody may send it: it is malformed, and often an attack.")
    static final class RefusesBothWith501 extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void whenCoded(String length) {
                    throw new Refusal(501);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoLengthsAreRefused",
            explanation = "A request in chunks is refused as malformed. It is well-formed, and this "
                    + "server only cannot read it.")
    static final class RefusesChunksWith400 extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void whenCoded(String length) {
                    throw new Refusal(400);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nothingIsReadAfterARefusal",
            explanation = "After a bad request, the next bytes are read as requests. Nobody knows where a "
                    + "request begins then: an attacker decides.")
    static final class ReadsOnAfterARefusal extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                boolean isOver() {
                    return false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nothingIsReadAfterARefusal",
            explanation = "A refusal throws away the requests before it, although they were complete.")
    static final class DropsRequestsBeforeARefusal extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void takeAll(List<Event> events) {
                    List<Event> taken = new ArrayList<>();
                    super.takeAll(taken);
                    events.addAll(taken);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndlessHeadIsRefused",
            explanation = "A head may have any length. A client that never sends the empty line fills the " + "memory.")
    static final class KeepsAnEndlessHead extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void requireShort(int end) {}
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestIsRead",
            explanation = "The values of fields are put in lower case, like their names. The case of a value counts.")
    static final class ChangesTheCaseOfValues extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                String value(String value) {
                    return name(value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "connectionsShareNothing",
            explanation = "All clients share what is kept, as in a static field. The bytes of one client are put "
                    + "before those of another.")
    static final class SharesWhatIsKept extends MiniHttpContract {
        private final MiniConnection shared = new BreakableMiniHttp();

        @Override
        protected MiniConnection connection() {
            return shared;
        }
    }

    @Mistake(
            caughtBy = "anEndlessHeadIsRefused",
            explanation =
                    "Only a head without an end has a limit. If its end has come, the head may have any " + "length.")
    static final class LimitsOnlyAnEndlessHead extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void requireShort(int end) {
                    if (end < 0) {
                        super.requireShort(end);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndlessHeadIsRefused",
            explanation = "All bytes that are not read yet are counted, also those of the body. A read of a short head "
                    + "and a long body is refused.")
    static final class CountsTheBodyToo extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                void requireShort(int end) {
                    if (unread.length() > MOST_HEAD_BYTES) {
                        throw new Refusal(431);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "repliesKeepTheOrder",
            explanation = "Each reply is sent as soon as it is ready. The client takes it for the reply "
                    + "to its first request.")
    static final class SendsRepliesAsTheyCome extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                public List<String> reply(int number, String reply) {
                    return List.of(reply);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "repliesKeepTheOrder",
            explanation = "The reply to the first request lets all others go, also those whose turn has " + "not come.")
    static final class SendsAllWithTheNext extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                public List<String> reply(int number, String reply) {
                    replies.put(number, reply);
                    if (!replies.containsKey(nextReply)) {
                        return List.of();
                    }
                    List<String> now = new ArrayList<>(replies.values());
                    nextReply += now.size();
                    replies.clear();
                    return now;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "repliesKeepTheOrder",
            explanation = "A reply that is too early is kept, but nobody sends it when its turn comes.")
    static final class ForgetsRepliesThatWait extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                public List<String> reply(int number, String reply) {
                    replies.put(number, reply);
                    return number == nextReply ? List.of(replies.remove(nextReply++)) : List.of();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "repliesKeepTheOrder",
            explanation = "A reply leaves when all requests have their replies. A slow request at the end "
                    + "holds back all others.")
    static final class WaitsForAllReplies extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                private int events;

                @Override
                void takeAll(List<Event> all) {
                    super.takeAll(all);
                    events += all.size();
                }

                @Override
                public List<String> reply(int number, String reply) {
                    replies.put(number, reply);
                    if (replies.size() < events) {
                        return List.of();
                    }
                    List<String> now = new ArrayList<>(replies.values());
                    replies.clear();
                    events = 0;
                    return now;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRefusalTakesItsTurn",
            explanation = "A refusal is answered at once. The client takes it for the reply to an earlier "
                    + "request, which was right.")
    static final class SendsARefusalAtOnce extends MiniHttpContract {
        @Override
        protected MiniConnection connection() {
            return new BreakableMiniHttp() {
                @Override
                public List<String> reply(int number, String reply) {
                    if (refused && number != nextReply) {
                        return List.of(reply);
                    }
                    return super.reply(number, reply);
                }
            };
        }
    }
}
