namespace Ballast.Numerai.Language;

/// <summary>
/// Reads executable GraphQL documents: enough to know which operations they hold, which keys the answer must have, and where
/// each field, argument and variable stands in the text, so that single ones can be cut out.
/// </summary>
/// <remarks>Source: GraphQL specification (October 2021), section 2. Values are skipped, not understood.</remarks>
internal sealed class Parser
{
    private const string AbsentMark = "# may be absent";
    private readonly Cursor _next;

    private Parser(string text) => _next = new Cursor(text);

    /// <exception cref="FormatException">The text is no GraphQL document.</exception>
    public static IReadOnlyList<Operation> Read(string text)
    {
        var parser = new Parser(text);
        var operations = new List<Operation>();
        while (!parser._next.IsAtEnd)
        {
            if (parser.Definition() is { } operation)
                operations.Add(operation);
        }
        return operations;
    }

    private Operation? Definition()
    {
        if (_next.Sees("{"))
            return new Operation("query", "", BindingList.None, SelectionSet(conditional: false));
        var kind = _next.Name();
        if (kind is not ("query" or "mutation" or "subscription" or "fragment"))
            throw new FormatException($"'{kind}' starts no operation.");
        var name = _next.Sees(TokenKind.Name) ? _next.Name() : "";
        if (kind == "fragment")
        {
            _next.Name(); // on
            _next.Name();
        }
        var variables = _next.Sees("(") ? Bindings(declared: true) : BindingList.None;
        Directives();
        var selections = SelectionSet(conditional: false);
        return kind == "fragment" ? null : new Operation(kind, name, variables, selections);
    }

    private List<Selection> SelectionSet(bool conditional)
    {
        var selections = new List<Selection>();
        _next.Take("{");
        while (!_next.Sees("}"))
        {
            if (_next.Sees("..."))
                selections.AddRange(Fragment());
            else
                selections.Add(Field(conditional));
        }
        _next.Take("}");
        return selections;
    }

    /// <summary>Whatever stands in a fragment comes back for some types only; a spread of a named one is not followed.</summary>
    private List<Selection> Fragment()
    {
        _next.Take("...");
        if (_next.Sees(TokenKind.Name))
        {
            var isInline = _next.Name() == "on";
            if (isInline)
                _next.Name();
            Directives();
            return isInline ? SelectionSet(conditional: true) : [];
        }
        Directives();
        return SelectionSet(conditional: true);
    }

    private Selection Field(bool conditional)
    {
        var (key, start) = (_next.Name(), _next.Last.Start);
        var name = key;
        if (_next.Sees(":"))
        {
            _next.Take(":");
            name = _next.Name();
        }
        var arguments = _next.Sees("(") ? Bindings(declared: false) : BindingList.None;
        var hasDirectives = Directives();
        // The mark stands behind the name, or behind the brace that opens the field's own selections.
        var line = _next.RestOfLine;
        IReadOnlyList<Selection> children = _next.Sees("{") ? SelectionSet(conditional) : [];
        return new Selection
        {
            Name = name,
            ResponseKey = key,
            IsConditional = conditional || hasDirectives,
            MayBeAbsent = line.Contains(AbsentMark, StringComparison.Ordinal),
            Whole = new Span(start, _next.Last.End),
            Arguments = arguments,
            Children = children,
        };
    }

    private BindingList Bindings(bool declared)
    {
        var open = _next.Take("(");
        var items = new List<Binding>();
        while (!_next.Sees(")"))
            items.Add(declared ? Declaration() : Argument());
        return new BindingList(new Span(open.Start, _next.Take(")").End), items);
    }

    private Binding Declaration()
    {
        var start = _next.Take("$").Start;
        var variable = _next.Name();
        _next.Take(":");
        _next.Value();
        var required = _next.Sees("!");
        if (required)
            _next.Take("!");
        if (_next.Sees("="))
        {
            _next.Take("=");
            _next.Value();
        }
        Directives();
        return new Binding(variable, new Span(start, _next.Last.End), required);
    }

    private Binding Argument()
    {
        _next.Name();
        var start = _next.Last.Start;
        _next.Take(":");
        var variable = _next.Value();
        return new Binding(variable, new Span(start, _next.Last.End), Required: false);
    }

    private bool Directives()
    {
        var any = false;
        for (; _next.Sees("@"); any = true)
        {
            _next.Take("@");
            _next.Name();
            if (_next.Sees("("))
                Bindings(declared: false);
        }
        return any;
    }
}
