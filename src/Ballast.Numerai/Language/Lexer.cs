namespace Ballast.Numerai.Language;

/// <summary>What a piece of a GraphQL document is.</summary>
internal enum TokenKind
{
    Name,
    Punctuator,
    Literal,
}

/// <summary>One piece of a document: its place in the text, from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

/// <summary>Cuts a GraphQL document into names, punctuators and literals; blanks, commas and comments fall away.</summary>
/// <remarks>Source: GraphQL specification (October 2021), section 2.1.</remarks>
internal static class Lexer
{
    /// <exception cref="FormatException">A character or a string that GraphQL does not know.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is ',' or '\uFEFF')
                at++;
            else if (c == '#')
                at = EndOfLine(text, at);
            else if (char.IsAsciiLetter(c) || c == '_')
                tokens.Add(new Token(TokenKind.Name, start, at = While(text, at, IsNamePart)));
            else if (char.IsAsciiDigit(c) || c == '-')
                tokens.Add(new Token(TokenKind.Literal, start, at = While(text, at + 1, IsNumberPart)));
            else if (c == '"')
                tokens.Add(new Token(TokenKind.Literal, start, at = EndOfString(text, at)));
            else if (text.AsSpan(at).StartsWith("..."))
                tokens.Add(new Token(TokenKind.Punctuator, start, at += 3));
            else if ("!$&():=@[]{|}".Contains(c, StringComparison.Ordinal))
                tokens.Add(new Token(TokenKind.Punctuator, start, ++at));
            else
                throw new FormatException($"GraphQL knows no character '{c}' (at {at}).");
        }
        return tokens;
    }

    /// <summary>The place of the next line break, or the end of the text.</summary>
    public static int EndOfLine(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : from + end;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsNumberPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-';

    private static int While(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
            at++;
        return at;
    }

    private static int EndOfString(string text, int start)
    {
        const string Block = "\"\"\"";
        if (text.AsSpan(start).StartsWith(Block))
        {
            var end = start + Block.Length;
            do
            {
                end = text.IndexOf(Block, end, StringComparison.Ordinal);
                if (end < 0)
                    throw new FormatException($"The block string at {start} does not end.");
                end += Block.Length;
            } while (text[end - Block.Length - 1] == '\\');
            return end;
        }
        for (var at = start + 1; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == '"')
                return at + 1;
            if (text[at] == '\\')
                at++;
        }
        throw new FormatException($"The string at {start} does not end.");
    }
}
