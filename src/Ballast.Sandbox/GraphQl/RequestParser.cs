namespace Ballast.Sandbox.GraphQl;

/// <summary>Reads a GraphQL request.</summary>
internal sealed class RequestParser : TokenReader
{
    /// <summary>The largest document of a known client has about 700.</summary>
    private const int MostTokens = 20_000;

    private readonly List<Operation> _operations = [];
    private readonly Dictionary<string, Fragment> _fragments = new(StringComparer.Ordinal);

    private RequestParser(string source)
        : base(source, MostTokens) { }

    /// <summary>Reads a request.</summary>
    /// <exception cref="GraphQlException">It is not GraphQL.</exception>
    public static Document Parse(string source)
    {
        var parser = new RequestParser(source);
        do parser.Definition();
        while (!parser.AtEnd);
        return new Document(parser._operations, parser._fragments);
    }

    private void Definition()
    {
        if (Is("{"))
        {
            _operations.Add(new Operation("query", null, [], Selections()));
        }
        else if (IsWord("fragment"))
        {
            Take();
            var name = Name();
            if (Name() != "on")
                throw Unexpected();
            var type = Name();
            Directives();
            _fragments[name] = new Fragment(name, type, Selections());
        }
        else
        {
            if (!IsWord("query") && !IsWord("mutation"))
                throw Unexpected();
            var kind = Name();
            var name = Current.Kind == TokenKind.Name ? Name() : null;
            var variables = Variables();
            Directives();
            _operations.Add(new Operation(kind, name, variables, Selections()));
        }
    }

    private List<VariableDefinition> Variables()
    {
        var variables = new List<VariableDefinition>();
        if (!TakeIf("("))
            return variables;
        while (!TakeIf(")"))
        {
            Expect("$");
            var name = Name();
            Expect(":");
            var type = Type();
            var hasDefault = TakeIf("=");
            variables.Add(new VariableDefinition(name, type.Required, hasDefault, hasDefault ? Value() : null));
            Directives();
        }
        return variables;
    }

    private List<Selection> Selections() => Inside(ReadSelections);

    private List<Selection> ReadSelections()
    {
        Expect("{");
        var selections = new List<Selection>();
        // An empty pair of braces is refused, as the real server does.
        do selections.Add(Selection());
        while (!TakeIf("}"));
        return selections;
    }

    private Selection Selection()
    {
        if (!TakeIf("..."))
            return Field();
        if (Current.Kind == TokenKind.Name && !IsWord("on"))
            return new SpreadSelection(Name(), Directives());
        string? type = null;
        if (IsWord("on"))
        {
            Take();
            type = Name();
        }
        return new InlineSelection(type, Directives(), Selections());
    }

    private FieldSelection Field()
    {
        var (line, column) = (Current.Line, Current.Column);
        var key = Name();
        var name = TakeIf(":") ? Name() : key;
        var arguments = Arguments();
        var directives = Directives();
        return new FieldSelection(key, name, arguments, directives, Is("{") ? Selections() : [], line, column);
    }
}
