namespace Ballast.Numerai.Language;

/// <summary>
/// Reads executable GraphQL documents: enough to know which operations they hold, which keys the answer must have, and where
/// each field, argument and variable stands in the text, so that single ones can be cut out.
/// </summary>
/// <remarks>Source: GraphQL specification (October 2021), section 2. Values are skipped, not understood.</remarks>
internal sealed class Parser
{
    private const string AbsentMark = "# may be absent";
    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;

    private Parser(string text) => (_text, _tokens) = (text, Lexer.Read(text));

    /// <exception cref="FormatException">The text is no GraphQL document.</exception>
    public static IReadOnlyList<Operation> Read(string text)
    {
        var parser = new Parser(text);
        var operations = new List<Operation>();
        while (parser._at < parser._tokens.Count)
        {
            if (parser.Definition() is { } operation)
                operations.Add(operation);
        }
        return operations;
    }

    private Operation? Definition()
    {
        if (Sees("{"))
            return new Operation("query", "", BindingList.None, SelectionSet(conditional: false));
        var kind = Name();
        if (kind is not ("query" or "mutation" or "subscription" or "fragment"))
            throw new FormatException($"'{kind}' starts no operation.");
        var name = Sees(TokenKind.Name) ? Name() : "";
        if (kind == "fragment")
        {
            Name(); // on
            Name();
        }
        var variables = Sees("(") ? Bindings(declared: true) : BindingList.None;
        Directives();
        var selections = SelectionSet(conditional: false);
        return kind == "fragment" ? null : new Operation(kind, name, variables, selections);
    }

    private List<Selection> SelectionSet(bool conditional)
    {
        var selections = new List<Selection>();
        Take("{");
        while (!Sees("}"))
        {
            if (Sees("..."))
                selections.AddRange(Fragment());
            else
                selections.Add(Field(conditional));
        }
        Take("}");
        return selections;
    }

    /// <summary>Whatever stands in a fragment comes back for some types only; a spread of a named one is not followed.</summary>
    private List<Selection> Fragment()
    {
        Take("...");
        if (Sees(TokenKind.Name))
        {
            var isInline = Name() == "on";
            if (isInline)
                Name();
            Directives();
            return isInline ? SelectionSet(conditional: true) : [];
        }
        Directives();
        return SelectionSet(conditional: true);
    }

    private Selection Field(bool conditional)
    {
        var (key, start) = (Name(), _tokens[_at - 1].Start);
        var name = key;
        if (Sees(":"))
        {
            Take(":");
            name = Name();
        }
        var arguments = Sees("(") ? Bindings(declared: false) : BindingList.None;
        var hasDirectives = Directives();
        // The mark stands behind the name, or behind the brace that opens the field's own selections.
        var line = _text[_tokens[_at - 1].End..Lexer.EndOfLine(_text, _tokens[_at - 1].End)];
        IReadOnlyList<Selection> children = Sees("{") ? SelectionSet(conditional) : [];
        return new Selection
        {
            Name = name,
            ResponseKey = key,
            IsConditional = conditional || hasDirectives,
            MayBeAbsent = line.Contains(AbsentMark, StringComparison.Ordinal),
            Whole = new Span(start, _tokens[_at - 1].End),
            Arguments = arguments,
            Children = children,
        };
    }

    private BindingList Bindings(bool declared)
    {
        var open = Take("(");
        var items = new List<Binding>();
        while (!Sees(")"))
            items.Add(declared ? Declaration() : Argument());
        return new BindingList(new Span(open.Start, Take(")").End), items);
    }

    private Binding Declaration()
    {
        var start = Take("$").Start;
        var variable = Name();
        Take(":");
        Value();
        var required = Sees("!");
        if (required)
            Take("!");
        if (Sees("="))
        {
            Take("=");
            Value();
        }
        Directives();
        return new Binding(variable, new Span(start, _tokens[_at - 1].End), required);
    }

    private Binding Argument()
    {
        Name();
        var start = _tokens[_at - 1].Start;
        Take(":");
        var variable = Value();
        return new Binding(variable, new Span(start, _tokens[_at - 1].End), Required: false);
    }

    /// <summary>Steps over a value (or a type, which looks like one).</summary>
    /// <returns>The variable's name where the value is one, else null.</returns>
    private string? Value()
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

    private bool Directives()
    {
        var any = false;
        for (; Sees("@"); any = true)
        {
            Take("@");
            Name();
            if (Sees("("))
                Bindings(declared: false);
        }
        return any;
    }

    private bool Sees(TokenKind kind) => _at < _tokens.Count && _tokens[_at].Kind == kind;

    private bool Sees(string punctuator) =>
        Sees(TokenKind.Punctuator)
        && _text.AsSpan(_tokens[_at].Start, _tokens[_at].End - _tokens[_at].Start).SequenceEqual(punctuator);

    private Token Take(string punctuator) => Sees(punctuator) ? _tokens[_at++] : throw Unexpected($"'{punctuator}'");

    private string Name()
    {
        if (!Sees(TokenKind.Name))
            throw Unexpected("a name");
        var token = _tokens[_at++];
        return _text[token.Start..token.End];
    }

    private FormatException Unexpected(string wanted) =>
        new(
            _at < _tokens.Count
                ? $"Expected {wanted}, found '{_text[_tokens[_at].Start.._tokens[_at].End]}'."
                : $"Expected {wanted}, found the end."
        );
}
