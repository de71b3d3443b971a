package tulip.crawler;

import java.util.Locale;

/// The folder of an address, and what its path has in common with paths that differ only in numbers and random
/// names: `/calendar/2026/11/` has the shape `/calendar/*/*/`. Empty folders and the size of letters do not
/// count.
///
/// @param folder    a hash of the folder and its site
/// @param shape     a hash of the shape and its site
/// @param numbered  whether some folder is a number or a random name
record Shape(long folder, long shape, boolean numbered) {
    private static final long PRIME = 0x100000001B3L; // FNV-1a

    static Shape of(Url url) {
        String path = url.pathAndQuery();
        long site = url.host().hashCode() * 31L + url.port();
        long folder = site;
        long shape = site;
        boolean numbered = false;
        int begin = 1;
        for (int i = 1; i < path.length() && path.charAt(i) != '?'; i++) {
            if (path.charAt(i) == '/') {
                boolean varies = RandomNames.varies(path, begin, i);
                numbered |= varies;
                for (int at = begin; at < i; at++) {
                    long c = Character.toLowerCase(path.charAt(at));
                    folder = (folder ^ c) * PRIME;
                    shape = varies ? shape : (shape ^ c) * PRIME;
                }
                if (i > begin) {
                    folder = (folder ^ '/') * PRIME;
                    shape = (shape ^ (varies ? '*' : '/')) * PRIME;
                }
                begin = i + 1;
            }
        }
        return new Shape(folder, shape, numbered);
    }

    /// The folder of an address as text, with stars for its numbers if they do not count.
    static String nameOf(Url url, boolean stars) {
        String path = url.path();
        var name = new StringBuilder("/");
        int begin = 1;
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', begin)) {
            if (slash > begin) {
                String folder = path.substring(begin, slash).toLowerCase(Locale.ROOT);
                name.append(stars && RandomNames.varies(path, begin, slash) ? "*" : folder)
                        .append('/');
            }
            begin = slash + 1;
        }
        return name.toString();
    }
}
