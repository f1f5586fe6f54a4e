using System.Globalization;
using System.Text;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Cuts a GraphQL document into tokens. Blanks, commas, comments and a byte order mark mean nothing.</summary>
/// <remarks>Source: GraphQL specification, October 2021, section 2.1.</remarks>
internal sealed class Lexer(string source)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    /// <summary>All tokens, the last one being <see cref="TokenKind.End"/>.</summary>
    /// <param name="source">The document.</param>
    /// <param name="most">How many tokens it may have.</param>
    /// <exception cref="GraphQlException">A character or a text is not GraphQL, or there are too many.</exception>
    public static List<Token> Read(string source, int most)
    {
        var lexer = new Lexer(source);
        var tokens = new List<Token>();
        do
        {
            if (tokens.Count > most)
                throw new GraphQlException("Document is too large.");
            tokens.Add(lexer.Next());
        } while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipIgnored();
        var column = _at - _lineStart + 1;
        if (_at == source.Length)
            return new Token(TokenKind.End, "", _line, column);
        var start = _at;
        var c = source[_at];
        if (IsNameStart(c))
        {
            while (_at < source.Length && (IsNameStart(source[_at]) || char.IsAsciiDigit(source[_at])))
                _at++;
            return new Token(TokenKind.Name, source[start.._at], _line, column);
        }
        if (c == '-' || char.IsAsciiDigit(c))
            return Number(start, column);
        if (c == '"')
        {
            var line = _line;
            var text = source.AsSpan(_at).StartsWith("\"\"\"") ? BlockText() : PlainText();
            return new Token(TokenKind.Text, text, line, column);
        }
        if (source.AsSpan(_at).StartsWith("..."))
        {
            _at += 3;
            return new Token(TokenKind.Punctuator, "...", _line, column);
        }
        if (!"!$()&:=@[]{}|".Contains(c))
            throw Fault(c.ToString());
        _at++;
        return new Token(TokenKind.Punctuator, c.ToString(), _line, column);
    }

    private void SkipIgnored()
    {
        while (_at < source.Length)
        {
            var c = source[_at];
            if (c == '#')
            {
                while (_at < source.Length && source[_at] != '\n')
                    _at++;
            }
            else if (c == '\n')
            {
                NewLine();
            }
            else if (c is ' ' or '\t' or '\r' or ',' or '\uFEFF')
            {
                _at++;
            }
            else
            {
                break;
            }
        }
    }

    private Token Number(int start, int column)
    {
        var kind = TokenKind.Int;
        _at++;
        while (
            _at < source.Length && (char.IsAsciiDigit(source[_at]) || source[_at] is '.' or 'e' or 'E' or '+' or '-')
        )
        {
            if (!char.IsAsciiDigit(source[_at]))
                kind = TokenKind.Float;
            _at++;
        }
        var text = source[start.._at];
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw Fault(text);
        return new Token(kind, text, _line, column);
    }

    private string PlainText()
    {
        var text = new StringBuilder();
        for (_at++; _at < source.Length && source[_at] != '"'; _at++)
        {
            if (source[_at] == '\n')
                throw Fault("\"");
            text.Append(source[_at] == '\\' ? Escaped() : source[_at]);
        }
        if (_at == source.Length)
            throw Fault("\"");
        _at++;
        return text.ToString();
    }

    private char Escaped()
    {
        _at++;
        var c = _at < source.Length ? source[_at] : '\0';
        if (c == 'u' && _at + 4 < source.Length)
        {
            var hex = source.AsSpan(_at + 1, 4);
            if (ushort.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                _at += 4;
                return (char)code;
            }
        }
        return c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fault("\\"),
        };
    }

    private string BlockText()
    {
        var start = _at += 3;
        while (!source.AsSpan(_at).StartsWith("\"\"\""))
        {
            if (_at >= source.Length)
                throw Fault("\"\"\"");
            if (source[_at] == '\n')
                NewLine();
            else
                _at++;
        }
        var text = source[start.._at];
        _at += 3;
        return text.Trim();
    }

    private void NewLine()
    {
        _at++;
        _line++;
        _lineStart = _at;
    }

    private GraphQlException Fault(string near) =>
        new($"syntax error before: {near}", _line, Math.Max(1, _at - _lineStart + 1));

    private static bool IsNameStart(char c) => c == '_' || char.IsAsciiLetter(c);
}
