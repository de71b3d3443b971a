"""Which links of a page a crawler follows."""

from urllib.parse import urldefrag, urljoin, urlsplit


def follow(page, base, references):
    base = urljoin(page, base) if base else page
    links = {}                                        # a dict keeps the order
    for reference in references:
        link = urldefrag(urljoin(base, reference)).url
        if urlsplit(link)[:2] == urlsplit(page)[:2]:  # the parts, not the text
            links[link] = True
    return list(links)


PAGE = "http://tulip.test/docs/index.html"
print(follow(PAGE, None, ["tea.html#hot", "tea.html", "../cake.html"]))
print(follow(PAGE, "/shop/", ["tea.html", "#top"]))
print(follow(PAGE, None, ["http://tulip.test.other.test/", "mailto:ada@tulip.test", "//tulip.test/a"]))
