using Ballast.Sandbox.GraphQl;
using GraphQLParser.AST;

namespace Ballast.Tests.Sandbox.GraphQl;

public class RequestDocumentTests
{
    [Fact]
    public void Values_of_all_sorts_are_read()
    {
        var field = Field(
            "{ f(a: 1, b: -2.5e-3, c: \"x\\n\\u0041\", d: [1 2,3], e: {k: true}, g: null, h: WORD, i: $v, j: \"\"\"block\"\"\" k: 79228162514264337593543950336) }"
        );
        var values = field.Arguments!.Items.ToDictionary(a => a.Name.StringValue, a => Literals.Read(a.Value));
        values["a"].ShouldBe(1L);
        values["b"].ShouldBe(-0.0025m);
        values["c"].ShouldBe("x\nA");
        values["d"].ShouldBe(new List<object?> { 1L, 2L, 3L });
        values["e"].ShouldBeAssignableTo<GraphQLObjectValue>();
        values["g"].ShouldBeNull();
        values["h"].ShouldBe("WORD");
        values["i"].ShouldBeAssignableTo<GraphQLVariable>();
        values["j"].ShouldBe("block");
        values["k"]!.ToString().ShouldBe("79228162514264337593543950336");
    }

    [Theory]
    [InlineData("{ a, b , c }")]
    [InlineData("\uFEFF{\n a # first\n b\r\n,,c }")]
    public void Commas_comments_and_a_byte_order_mark_mean_nothing(string text) =>
        RequestDocument
            .Read(text)
            .Operations[0]
            .SelectionSet.Selections.OfType<GraphQLField>()
            .Select(f => f.Name.StringValue)
            .ShouldBe(["a", "b", "c"]);

    [Theory]
    [InlineData("{\n  alias: name }", 2, 3)]
    [InlineData("{\r\n  alias: name }", 2, 3)]
    [InlineData("{\r  alias: name }", 2, 3)]
    [InlineData("{ alias: name }", 1, 3)]
    public void A_field_knows_where_it_stands(string text, int line, int column)
    {
        var document = RequestDocument.Read(text);
        document.Place(document.Operations[0].SelectionSet.Selections[0]).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("", "", 1, 1)]
    [InlineData("{", "", 1, 2)]
    [InlineData("{ }", "}", 1, 3)]
    [InlineData("{ a(b: ) }", ")", 1, 8)]
    [InlineData("{\n a ? }", "?", 2, 4)]
    [InlineData("{\r\n a(b: 1) c: }", "}", 2, 13)]
    [InlineData("{ a }\nsubscription { a }", "subscription", 2, 1)]
    [InlineData("type T { a: Int }", "type", 1, 1)]
    [InlineData("{ a(b: \"open) }", "", 1, 16)]
    public void What_is_no_graphql_is_refused_with_the_word_and_its_place(
        string text,
        string word,
        int line,
        int column
    )
    {
        var error = Should.Throw<GraphQlException>(() => RequestDocument.Read(text));
        (error.Message, error.Line, error.Column).ShouldBe(($"syntax error before: {word}", line, column));
    }

    [Theory]
    [InlineData("{ a(b: \"\"\"open) }")]
    [InlineData("{ a(b: 1.2.3) }")]
    [InlineData("{ a(b: \"\\u12\") }")]
    public void What_is_no_value_is_refused(string text) =>
        Should.Throw<GraphQlException>(() => RequestDocument.Read(text)).Message.ShouldStartWith("syntax error");

    /// <summary>Within the number of tokens that a request may have: the depth alone refuses it.</summary>
    [Theory]
    [InlineData("", "{ a ", "}")]
    [InlineData("", "{ a ", "")]
    [InlineData("{ ", "... { ", "}")]
    [InlineData("{ a(b: ", "[", "]")]
    [InlineData("{ a(b: ", "{a: ", "}")]
    [InlineData("query($a: ", "[", "]")]
    public void What_lies_too_deep_is_refused(string before, string open, string close)
    {
        const int Deep = 3_000;
        var text = before + Times(open, Deep) + "a" + Times(close, Deep);
        Should
            .Throw<GraphQlException>(() => RequestDocument.Read(text))
            .Message.ShouldBe("Operation is nested too deeply.");
    }

    [Fact]
    public void What_is_too_long_is_refused()
    {
        const int Many = 25_000;
        Should
            .Throw<GraphQlException>(() => RequestDocument.Read("{ " + Times("a ", Many) + "}"))
            .Message.ShouldBe("Document is too large.");
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static GraphQLField Field(string query) =>
        (GraphQLField)RequestDocument.Read(query).Operations[0].SelectionSet.Selections[0];
}
