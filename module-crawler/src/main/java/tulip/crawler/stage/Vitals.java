package tulip.crawler.stage;

/// What a process uses, at a moment. A figure that the system does not tell is [Double#NaN] or -1.
///
/// @param platformThreads  live platform threads
/// @param mounted          virtual threads that run on a carrier, or -1; in a race the most of its last round
/// @param queued           virtual threads that could run and wait for a carrier, or -1; in a race likewise
/// @param rssMegabytes     memory that the system counts as the process's own
/// @param heapMegabytes    memory used in the Java heap
/// @param gcMillis         time that the garbage collector has taken since the process began, or -1; in a race during
/// its crawls with
///                         latency
/// @param cpuSeconds       processor time since the process began
/// @param contextSwitches  of all its threads since the process began, or -1
public record Vitals(
        int platformThreads,
        int mounted,
        long queued,
        double rssMegabytes,
        double heapMegabytes,
        long gcMillis,
        double cpuSeconds,
        long contextSwitches) {}
