using Ballast.Numerai.Language;

namespace Ballast.Tests.Numerai;

public class LanguageTests
{
    private static readonly HashSet<string> Nothing = [];

    [Theory]
    [InlineData("{ a }", true)]
    [InlineData("query { a }", true)]
    [InlineData(
        "query Q($x: [Int!]! = [1, 2] @d) @live { a(b: {c: $x, d: [\"}\"]}) { ...F ... on T { b } ... @skip(if: true) { c } } } fragment F on T { d }",
        true
    )]
    [InlineData("# mutation\nquery { a(text: \"mutation { b }\", block: \"\"\" \\\"\"\" mutation \"\"\") }", true)]
    [InlineData("mutation { a }", false)]
    [InlineData("query A { a } mutation B { b }", false)]
    [InlineData("\uFEFF,,\n mutation M { b }", false)]
    [InlineData("subscription { a }", false)]
    [InlineData("fragment F on T { d }", false)]
    public void only_reads_looks_at_every_operation(string text, bool expected) =>
        new GraphQlDocument(text).OnlyReads.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("query {")]
    [InlineData("query { a(b: ) }")]
    [InlineData("query { a(b: [1 }")]
    [InlineData("query { \"unfinished }")]
    [InlineData("query { a } \"\"\"unfinished")]
    [InlineData("type T { a: Int }")]
    [InlineData("query { a ; mutation }")]
    public void broken_text_is_never_taken_for_a_question(string text)
    {
        var isQuestion = false;
        try
        {
            isQuestion = new GraphQlDocument(text).OnlyReads;
        }
        catch (FormatException) { }

        isQuestion.ShouldBeFalse();
    }

    [Fact]
    public void without_absent_variables_cuts_argument_and_declaration()
    {
        var document = new GraphQlDocument("query Q($a: Int!, $b: Int, $c: Int) { f(x: $a, y: $b) { g(z: $c) h } }");

        var lean = document.Without(new HashSet<string> { "b", "c" }, Nothing);

        Squeezed(lean.Text).ShouldBe("query Q($a: Int!) { f(x: $a) { g h } }");
    }

    [Fact]
    public void without_all_variables_cuts_the_parentheses()
    {
        var document = new GraphQlDocument("query Q($a: Int, $b: Int) { f(x: $a, y: $b) }");

        Squeezed(document.Without(new HashSet<string> { "a", "b" }, Nothing).Text).ShouldBe("query Q { f }");
    }

    [Fact]
    public void without_a_required_variable_leaves_it_for_the_server_to_complain()
    {
        var document = new GraphQlDocument("query Q($a: Int!) { f(x: $a) }");

        Squeezed(document.Without(new HashSet<string> { "a" }, Nothing).Text).ShouldBe(document.Text);
    }

    [Fact]
    public void without_a_vanished_field_cuts_it_only_where_it_is_marked()
    {
        var document = new GraphQlDocument("{ f { a @mayBeAbsent b @mayBeAbsent { c } a2: a } }");

        var lean = document.Without(Nothing, new HashSet<string> { "a", "b" });

        lean.Root.Children.Select(child => child.ResponseKey).ShouldBe(["a2"]);
        document.MayLack("b").ShouldBeTrue();
        document.MayLack("c").ShouldBeFalse();
    }

    [Fact]
    public void without_all_that_a_field_asks_for_cuts_the_field()
    {
        var document = new GraphQlDocument("{ f { a { b @mayBeAbsent } c } }");

        Squeezed(document.Without(Nothing, new HashSet<string> { "b" }).Text).ShouldBe("{ f { c } }");
    }

    [Fact]
    public void what_is_sent_has_neither_comments_nor_marks_and_a_marked_field_is_still_expected()
    {
        var document = new GraphQlDocument(
            "# why\nquery Q { f { a @mayBeAbsent # here\n b @mayBeAbsent @skip(if: false) { c } } }"
        );

        Squeezed(document.Sent).ShouldBe("query Q { f { a b @skip(if: false) { c } } }");
        document.Root.Children.Select(child => child.IsConditional).ShouldBe([false, true]);
    }

    [Fact]
    public void broken_text_is_reported_by_its_place()
    {
        var error = Should.Throw<FormatException>(() => new GraphQlDocument("query {\n a(b: ) }"));

        error.Message.ShouldBe("Unexpected ) (line 2, column 7).");
        Should.Throw<FormatException>(() =>
            new GraphQlDocument(string.Concat(Enumerable.Repeat("{ a ", 5_000)) + new string('}', 5_000))
        );
    }

    [Fact]
    public void no_document_of_the_library_sends_a_mark_or_a_comment()
    {
        var names = typeof(GraphQlDocument)
            .Assembly.GetManifestResourceNames()
            .Select(Path.GetFileNameWithoutExtension)
            .ToList();

        names.ShouldNotBeEmpty();
        foreach (var name in names)
        {
            var sent = GraphQlDocument.Load(name!).Sent;
            sent.ShouldNotContain("mayBeAbsent", Case.Sensitive, name);
            sent.ShouldNotContain("#", Case.Sensitive, name);
        }
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
