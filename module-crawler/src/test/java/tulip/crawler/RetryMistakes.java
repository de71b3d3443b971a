package tulip.crawler;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tulip.kit.Mistake;

final class RetryMistakes {
    private RetryMistakes() {}

    @Mistake(
            caughtBy = "nothingWaits",
            explanation =
                    "after sleeps for the wait, and then returns it. On an event loop this stops all other requests, too.")
    static final class Sleeps extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                public Optional<Duration> after(int attempts, Outcome.Failed failure) {
                    Optional<Duration> wait = super.after(attempts, failure);
                    wait.ifPresent(RetryMistakes::sleep);
                    return wait;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstWaitIsTheGivenOne",
            explanation =
                    "The first wait is doubled already: 2 to the power of the attempts is 2 after the first attempt.")
    static final class DoublesTheFirst extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    return super.delay(attempts + 1);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstAttemptCounts",
            explanation = "The limit counts the retries, and not the attempts: each request is sent once too often.")
    static final class CountsRetries extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isLeft(int attempts) {
                    return attempts <= mostAttempts;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstAttemptCounts",
            explanation = "The last attempt is never made: each request is sent once less than allowed.")
    static final class StopsTooEarly extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isLeft(int attempts) {
                    return attempts + 1 < mostAttempts;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstAttemptCounts",
            explanation = "Nothing limits the attempts. A server that is gone would be asked for ever.")
    static final class TriesForEver extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isLeft(int attempts) {
                    return true;
                }
            };
        }
    }

    @Mistake(caughtBy = "theFirstAttemptCounts", explanation = "There is one retry, whatever the limit is.")
    static final class TriesTwiceAtMost extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isLeft(int attempts) {
                    return attempts < Math.min(2, mostAttempts);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachWaitIsTwiceAsLong",
            explanation =
                    "Each wait is as long as the first one. A server that is down gets as many requests as before.")
    static final class WaitsTheSame extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    return first;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachWaitIsTwiceAsLong",
            explanation =
                    "Each wait is longer than the wait before by the same time: the first wait is multiplied by the number of attempts.")
    static final class WaitsInALine extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    return first.multipliedBy(attempts);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachWaitIsTwiceAsLong",
            explanation = "The first wait is multiplied by the square of the number of attempts.")
    static final class Squares extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    return first.multipliedBy((long) attempts * attempts);
                }
            };
        }
    }

    @Mistake(caughtBy = "noWaitIsLongerThanTheLongest", explanation = "The longest wait limits nothing.")
    static final class WaitsWithoutLimit extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    return Duration.ofNanos((long) (first.toNanos() * Math.pow(2, attempts - 1)));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noWaitIsLongerThanTheLongest",
            explanation =
                    "The product overflows a long, or the shift begins anew at 64. So after many attempts there is no wait at all.")
    static final class ShiftsTooFar extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    Duration delay = Duration.ofMillis(first.toMillis() * (1L << (attempts - 1)));
                    return delay.compareTo(longest) < 0 ? delay : longest;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noWaitIsLongerThanTheLongest",
            explanation =
                    "1 << 31 is negative, and 1 << 32 is 1: an int holds 32 bits. So after many attempts the waits begin anew.")
    static final class ShiftsAnInt extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    Duration delay = first.multipliedBy(1 << (attempts - 1));
                    return delay.compareTo(longest) < 0 ? delay : longest;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noWaitIsLongerThanTheLongest",
            explanation =
                    "The limit is compared with the wait before, and not with this one. So a wait may be nearly twice as long as the longest.")
    static final class LimitsBeforeItDoubles extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                Duration delay(int attempts) {
                    Duration delay = first;
                    for (int i = 1; i < attempts && delay.compareTo(longest) < 0; i++) {
                        delay = delay.multipliedBy(2);
                    }
                    return delay;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailedConnectionIsTriedAgain",
            explanation =
                    "Only a lost connection is tried again. But a connection that was not made in time, or a response that was late, may come in time the next time.")
    static final class RetriesNoTimeout extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return switch (failure.kind()) {
                        case CONNECT_TIMEOUT, FIRST_BYTE_TIMEOUT, RESPONSE_TIMEOUT -> false;
                        default -> super.mayPass(failure);
                    };
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailedConnectionIsTriedAgain",
            explanation = "A response that was cut in the middle is taken as final. It is a lost connection, too.")
    static final class RetriesNoHalfBody extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return failure.kind() != FailureKind.TRUNCATED && super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anErrorOfTheServerIsTriedAgain",
            explanation =
                    "A response with a status is taken as final, whatever the status says. But 503 says that the server is busy now.")
    static final class RetriesNoStatus extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return failure.status().isEmpty() && super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anErrorOfTheServerIsTriedAgain",
            explanation = "Of the errors of a server only 503 is tried again. The others are often over soon, too.")
    static final class RetriesOnly503 extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    boolean other = failure.kind() == FailureKind.SERVER_ERROR
                            && failure.status().orElse(0) != 503;
                    return !other && super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anErrorOfTheServerIsTriedAgain",
            explanation = "Only the well-known errors of a server are tried again. A server may send any status from "
                    + "500 to 599, and each of them is a SERVER_ERROR: the kind of the failure says so.")
    static final class RetriesKnownStatuses extends RetryContract {
        private static final Set<Integer> KNOWN = Set.of(500, 502, 503, 504);

        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    boolean other = failure.kind() == FailureKind.SERVER_ERROR
                            && !KNOWN.contains(failure.status().orElse(0));
                    return !other && super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRefusalIsFinal",
            explanation = "Each failure is tried again, a 404, too. The page will not be there the next time either.")
    static final class RetriesAll extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBusyServerIsAskedAgain",
            explanation =
                    "All 4xx are taken as final. But 429 says that there were too many requests, and the server asks for later ones.")
    static final class RetriesNoRefusal extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isBusy(int status) {
                    return false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBusyServerIsAskedAgain",
            explanation = "408 is taken as final. It says that the server did not get the whole request in time.")
    static final class ForgetsThatRequestsAreLate extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean isBusy(int status) {
                    return status == 429;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allOtherFailuresAreFinal",
            explanation =
                    "Each failure without a status is tried again. But a body that is too large is too large the next time, too.")
    static final class RetriesWhatHasNoStatus extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return failure.status().isEmpty() || super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(caughtBy = "allOtherFailuresAreFinal", explanation = "A host that does not exist is asked for again.")
    static final class RetriesUnknownHosts extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                @Override
                boolean mayPass(Outcome.Failed failure) {
                    return failure.kind() == FailureKind.UNKNOWN_HOST || super.mayPass(failure);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneObjectServesAllRequests",
            explanation = "The object counts the attempts itself, and so it counts those of all requests together.")
    static final class CountsForItself extends RetryContract {
        @Override
        protected Retry retry(int mostAttempts, Duration first, Duration longest) {
            return new BreakableRetry(mostAttempts, first, longest) {
                private int counted;

                @Override
                public Optional<Duration> after(int attempts, Outcome.Failed failure) {
                    counted = Math.max(counted + 1, attempts);
                    return super.after(counted, failure);
                }
            };
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
