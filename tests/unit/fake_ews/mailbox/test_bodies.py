"""Bodies are turned from one kind into the other as servers are seen to do it."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fake_ews.mailbox.bodies.text import cut, html_to_text, preview, safe_html, text_to_html, truncated, with_head

META = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
# fmt: off
FRAGMENTS = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "</a>", "<ul>", "<ol>", "</ul>", "</ol>", "<li>",
    "<table><tr><td>", "<td>", "</table>", "<script>", "</script>", "<style>", "</style>", "<pre>", "</pre>",
    "&nbsp;", "&amp;", "&#0;", "&#x110000;", "&unknown;", "&lt", "<![CDATA[", "<!--", "-->", "<!x", "<?x",
    "<head>", "<iframe>", "</iframe>", "<svg/onload=x()>", "text", "<", "<title>", "</title>", "é",
    "<a href='http://x/?a=1&b=2'>", "<img src=cid:x>", "<img src=http://x/ width=1>", "<![if x]>",
    "<body onload=x()>", "<a href=javascript:x()>", "<x\"='<>", " ", "\n", "\t",
    "<p style='width:expression(x)'>", "<a href=' java\tscript:x'>",
]
# fmt: on
MARKUP = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=10), max_size=25).map("".join)


class TestHtmlToText:
    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("<html><body>Hello HTML</body></html>", "Hello HTML\r\n"),  # as exchangelib's suite found it
            ("", ""),
            ("<html><body></body></html>", ""),
            ("<p>One</p><p>Two</p>", "One\r\n\r\nTwo\r\n"),
            ("<div>One</div><div>Two</div>", "One\r\nTwo\r\n"),
            ("<div>One</div><div><br></div><div>Two</div>", "One\r\n\r\nTwo\r\n"),
            ("One<br>Two<br><br>Four", "One\r\nTwo\r\n\r\nFour\r\n"),
            ("a  lot \n of   <b> blanks </b> here", "a lot of blanks here\r\n"),
            ("Fish&nbsp;&amp; chips &lt;3 &#8364;", "Fish & chips <3 €\r\n"),
            ('<a href="https://x.example/">here</a>', "here<https://x.example/>\r\n"),
            ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example<mailto:a@x.example>\r\n"),
            ('<a href="#top">up</a>', "up\r\n"),
            ("<ul><li>One</li><li>Two</li></ul>", "  *   One\r\n  *   Two\r\n"),
            ('<p>x</p><ol start="3"><li>c<li>d</ol>', "x\r\n\r\n  3.  c\r\n  4.  d\r\n"),
            ('<img src="cid:logo"><img src="http://x/y.png" alt="Logo">', "[cid:logo][Logo]\r\n"),
            ("a<hr>b", "a\r\n________________________________\r\nb\r\n"),
            ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\r\n3\r\n"),
            ("<pre>a  b\n  c</pre>", "a  b\r\n  c\r\n"),
            ("<head><title>T</title><style>p{}</style></head><body>x<script>y()</script></body>", "x\r\n"),
            ("<head><body>x", "x\r\n"),
        ],
    )
    def test_markup_becomes_layout(self, source: str, text: str) -> None:
        assert html_to_text(source) == text

    @given(MARKUP)
    @example("<![x")
    def test_any_markup_has_a_text(self, source: str) -> None:
        text = html_to_text(source)
        assert text == "" or text.endswith("\r\n")
        assert "\n" not in text.replace("\r\n", "") or "\n" in source or "&#" in source


class TestTextToHtml:
    def test_it_is_the_document_that_servers_write(self) -> None:
        assert text_to_html("One & two\r\n\r\n  three") == (
            f"<html><head>{META}\r\n"
            '<meta name="Generator" content="Microsoft Exchange Server">\r\n'
            "<!-- converted from text -->\r\n"
            "<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; border-left: #800000 2px solid; } -->"
            "</style></head>\r\n<body>\r\n"
            '<font size="2"><span style="font-size:10pt;"><div class="PlainText">'
            "One &amp; two<br>\r\n<br>\r\n&nbsp;&nbsp;three"
            "</div></span></font>\r\n</body>\r\n</html>\r\n"
        )

    def test_an_empty_text_holds_a_blank(self) -> None:
        assert '<div class="PlainText">&nbsp;</div>' in text_to_html("")

    @given(
        st.lists(st.from_regex(r"[a-zäö<>&\"']{1,10}(?: {1,3}[a-zäö<>&\"']{1,10}){0,4}", fullmatch=True), min_size=1)
    )
    def test_a_text_comes_back_from_its_html(self, lines: list[str]) -> None:
        assert html_to_text(text_to_html("\r\n".join(lines))) == "".join(f"{line}\r\n" for line in lines)


class TestHtmlAsGiven:
    def test_a_fragment_gets_a_document_around_it(self) -> None:
        whole = with_head("<b>x</b>")
        assert whole == f"<html>\r\n<head>\r\n{META}\r\n</head>\r\n<body>\r\n<b>x</b>\r\n</body>\r\n</html>\r\n"

    def test_a_document_keeps_its_own_tags(self) -> None:
        assert with_head('<html lang="de"><body>x</body></html>') == (
            f'<html lang="de">\r\n<head>\r\n{META}\r\n</head>\r\n<body>x</body></html>'
        )
        assert with_head("<html><head><title>t</title></head></html>") == (
            f"<html><head>\r\n{META}<title>t</title></head></html>"
        )

    def test_another_character_set_is_replaced(self) -> None:
        assert with_head('<head><meta charset="iso-8859-1"></head>x') == f"<head>{META}</head>x"


class TestSafeHtml:
    def test_it_is_the_document_that_exchangelibs_suite_found(self) -> None:
        safe = safe_html("<html><body>Hello HTML</body></html>")
        assert safe.replace("\r\n", "") == f"<html><head>{META}</head><body>Hello HTML </body></html>"

    @pytest.mark.parametrize(
        ("source", "body"),
        [
            ("<p onclick='x()'>a</p>", "<p>a</p>"),
            ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
            ("<iframe src='http://x'><p>b</p></iframe><p>a</p>", "<p>a</p>"),
            ("<a href='javascript:x()'>a</a>", "<a>a</a>"),
            ("<a href='java\tscript:x()'>a</a>", "<a>a</a>"),
            ("<a href='https://x.example/?a=1&amp;b=2'>a</a>", '<a href="https://x.example/?a=1&amp;b=2">a</a>'),
            ("<img src='cid:logo'>", '<img src="cid:logo">'),
            ("<img src='http://x/t.gif' width='1' height='1'><p>a</p>", "<p>a</p>"),
            ("<form action='http://x'><input name=a><p>a</p></form>", "<p>a</p>"),
            ("<p style='width: expression(alert(1))'>a</p>", "<p>a</p>"),
            ("<p style='color:red'>a &euro; &amp; b</p>", '<p style="color:red">a &euro; &amp; b</p>'),
            ("<!-- a --><p>a</p>", "<p>a</p>"),
        ],
    )
    def test_what_could_harm_is_gone(self, source: str, body: str) -> None:
        safe = safe_html(source)
        found = re.search(r"<body>\r\n(.*?) ?\r\n</body>", safe, re.DOTALL)
        assert found is not None
        assert found[1] == body

    @given(MARKUP)
    @example("<![x")
    @example("<svg><script></svg><p onclick=x>")
    def test_a_strict_filter_finds_nothing_that_runs(self, source: str) -> None:
        safe = safe_html(source)
        lowered = safe.lower()
        assert safe.startswith("<html>\r\n<head>\r\n" + META)
        assert not re.search(r"<[^>]*\son\w+\s*=", lowered)
        assert not re.search(r"<(?:script|iframe|object|embed|svg|form|frame|base|link)\b", lowered)
        links = nh3.clean(safe, tags={"a"}, attributes={"a": {"href"}}, url_schemes={"javascript", "vbscript"})
        assert not re.search(r'href="[^"]*script:', links)


class TestSizes:
    def test_a_preview_has_no_blanks_around_it(self) -> None:
        assert preview("\r\n Hello\r\nWorld \r\n") == "Hello\r\nWorld"

    def test_a_preview_has_255_characters_at_most(self) -> None:
        assert len(preview("x" * 1000)) == 255

    def test_no_character_is_cut_in_two(self) -> None:
        assert cut("x" * 254 + "🚀🚀", 255) == "x" * 254
        assert cut("x" * 253 + "🚀🚀", 255) == "x" * 253 + "🚀"

    def test_a_body_says_whether_it_was_cut(self) -> None:
        assert truncated("abc", None) == ("abc", False)
        assert truncated("abc", 3) == ("abc", False)
        assert truncated("abcd", 3) == ("abc", True)

    @given(st.text(max_size=60), st.integers(0, 80))
    def test_a_cut_is_the_beginning(self, text: str, size: int) -> None:
        assert text.startswith(cut(text, size))
