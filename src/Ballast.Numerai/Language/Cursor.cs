namespace Ballast.Numerai.Language;

/// <summary>A place among the pieces of a document: looks at the next one, takes it, or says what it wanted instead.</summary>
internal sealed class Cursor(string text)
{
    private readonly List<Token> _tokens = Lexer.Read(text);
    private int _at;

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => _at >= _tokens.Count;

    /// <summary>The piece taken last.</summary>
    public Token Last => _tokens[_at - 1];

    /// <summary>What stands behind the piece taken last, on its line.</summary>
    public string RestOfLine => text[Last.End..Lexer.EndOfLine(text, Last.End)];

    public bool Sees(TokenKind kind) => _at < _tokens.Count && _tokens[_at].Kind == kind;

    public bool Sees(string punctuator) =>
        Sees(TokenKind.Punctuator)
        && text.AsSpan(_tokens[_at].Start, _tokens[_at].End - _tokens[_at].Start).SequenceEqual(punctuator);

    public Token Take(string punctuator) => Sees(punctuator) ? _tokens[_at++] : throw Unexpected($"'{punctuator}'");

    public string Name()
    {
        if (!Sees(TokenKind.Name))
            throw Unexpected("a name");
        var token = _tokens[_at++];
        return text[token.Start..token.End];
    }

    private FormatException Unexpected(string wanted) =>
        new(
            _at < _tokens.Count
                ? $"Expected {wanted}, found '{text[_tokens[_at].Start.._tokens[_at].End]}'."
                : $"Expected {wanted}, found the end."
        );

    /// <summary>Steps over a value (or a type, which looks like one).</summary>
    /// <returns>The variable's name where the value is one, else null.</returns>
    public string? Value()
    {
        if (Sees("$"))
        {
            Take("$");
            return Name();
        }
        if (Sees("[") || Sees("{"))
        {
            var close = Sees("[") ? "]" : "}";
            _at++;
            while (!Sees(close))
            {
                // Names and colons of an object's fields, and the '!' of a list's type, are values for this purpose.
                if (Sees(":") || Sees("!"))
                    _at++;
                else
                    Value();
            }
            Take(close);
            return null;
        }
        if (_at >= _tokens.Count || _tokens[_at].Kind == TokenKind.Punctuator)
            throw Unexpected("a value");
        _at++;
        return null;
    }
}
