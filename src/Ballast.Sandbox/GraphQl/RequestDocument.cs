using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Ballast.Sandbox.GraphQl;

/// <summary>The text of a request, read: its operations, its fragments, and where each part stands.</summary>
internal sealed class RequestDocument
{
    /// <summary>The largest document of a known client has about 700.</summary>
    private const int MostTokens = 20_000;

    private static readonly ParserOptions WithoutComments = new() { Ignore = IgnoreOptions.Comments };

    private readonly int[] _lineStarts;

    private RequestDocument(GraphQLDocument document, int[] lineStarts)
    {
        _lineStarts = lineStarts;
        Operations = [.. document.Definitions.OfType<GraphQLOperationDefinition>()];
        Fragments = document
            .Definitions.OfType<GraphQLFragmentDefinition>()
            .ToLookup(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
    }

    public IReadOnlyList<GraphQLOperationDefinition> Operations { get; }

    /// <summary>By name; the last one counts where a name stands twice.</summary>
    public ILookup<string, GraphQLFragmentDefinition> Fragments { get; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="GraphQlException">It is not GraphQL, too long or too deep, or neither query nor mutation.</exception>
    public static RequestDocument Read(string text)
    {
        var lineStarts = FindLineStarts(text);
        try
        {
            CheckLength(text);
            var document = Parser.Parse(text, WithoutComments);
            var other = document.Definitions.Find(definition => !IsKnown(definition));
            if (document.Definitions.Count == 0 || other is not null)
                throw SyntaxError(text, lineStarts, other?.Location.Start ?? text.Length);
            return new RequestDocument(document, lineStarts);
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw SyntaxError(text, lineStarts, lineStarts[e.Location.Line - 1] + e.Location.Column - 1);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new GraphQlException("Operation is nested too deeply.");
        }
    }

    /// <summary>Where a part stands, both from 1.</summary>
    public (int Line, int Column) Place(ASTNode part) => Place(_lineStarts, part.Location.Start);

    /// <summary>An error at a part of the request.</summary>
    public GraphQlException Error(string message, ASTNode part)
    {
        var (line, column) = Place(part);
        return new GraphQlException(message, line, column);
    }

    /// <summary>Before it is read: each token becomes a node that takes memory.</summary>
    private static void CheckLength(string text)
    {
        var tokens = 0;
        for (var token = Lexer.Lex(text, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
        {
            if (++tokens > MostTokens)
                throw new GraphQlException("Document is too large.");
        }
    }

    private static bool IsKnown(ASTNode definition) =>
        definition
            is GraphQLFragmentDefinition
                or GraphQLOperationDefinition { Operation: not OperationType.Subscription };

    /// <summary>The error of the real server's parser.</summary>
    private static GraphQlException SyntaxError(string text, int[] lineStarts, int at)
    {
        at = Math.Min(at, text.Length);
        var end = Math.Min(at + 1, text.Length);
        while (end < text.Length && IsNamePart(text[at]) && IsNamePart(text[end]))
            end++;
        var (line, column) = Place(lineStarts, at);
        return new GraphQlException($"syntax error before: {text[at..end]}", line, column);
    }

    private static bool IsNamePart(char c) => c == '_' || char.IsAsciiLetterOrDigit(c);

    private static (int Line, int Column) Place(int[] lineStarts, int at)
    {
        var found = Array.BinarySearch(lineStarts, at);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, at - lineStarts[line] + 1);
    }

    /// <summary>Found once: an answer may have many errors, and each says where it belongs.</summary>
    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && text.AsSpan(at + 1) is not ['\n', ..]))
                starts.Add(at + 1);
        }
        return [.. starts];
    }
}
