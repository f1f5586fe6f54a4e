namespace Ballast.Sandbox.GraphQl;

/// <summary>Reads a schema document: object types, enums and the directives of this project's copy of the API.</summary>
/// <remarks>
/// <c>@wire</c> gives the spelling that reaches a field, <c>@auth</c> what a key must be allowed to do; the other directives are notes.
/// </remarks>
internal sealed class SchemaParser : TokenReader
{
    private readonly Dictionary<string, TypeDefinition> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enums = new(StringComparer.Ordinal);

    private SchemaParser(string source)
        : base(source) { }

    /// <summary>Reads a schema and what is laid over it with <c>extend type</c>.</summary>
    /// <exception cref="GraphQlException">It is not one.</exception>
    public static Schema Parse(params ReadOnlySpan<string> sources)
    {
        var parser = new SchemaParser(string.Join('\n', sources));
        while (!parser.AtEnd)
            parser.Definition();
        return new Schema(parser._types, parser._enums);
    }

    private void Definition()
    {
        Description();
        switch (Name())
        {
            case "type":
                ReadType();
                break;
            case "extend":
                Name();
                ReadType();
                break;
            case "enum":
                _enums.Add(Name());
                SkipBraces();
                break;
            case "schema":
                SkipBraces();
                break;
            case "scalar":
                Name();
                break;
            case "directive":
                SkipDirective();
                break;
            default:
                throw Unexpected();
        }
    }

    private void ReadType()
    {
        var name = Name();
        Directives();
        Expect("{");
        var fields = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        if (_types.TryGetValue(name, out var extended))
            fields = new Dictionary<string, FieldDefinition>(extended.Fields, StringComparer.Ordinal);
        while (!TakeIf("}"))
        {
            var field = Field();
            fields[field.Name] = field;
        }
        _types[name] = new TypeDefinition(name, fields);
    }

    private FieldDefinition Field()
    {
        Description();
        var printed = Name();
        var arguments = new Dictionary<string, ArgumentDefinition>(StringComparer.Ordinal);
        if (TakeIf("("))
        {
            while (!TakeIf(")"))
            {
                var argument = Argument();
                arguments[argument.Name] = argument;
            }
        }
        Expect(":");
        var type = Type();
        var directives = Directives();
        var auth = directives.Find(d => d.Name == "auth");
        return new FieldDefinition(
            InternalName(printed, directives),
            printed,
            type,
            arguments,
            auth is not null,
            auth?.Arguments.Select(a => a.Value).OfType<string>().FirstOrDefault()
        );
    }

    private ArgumentDefinition Argument()
    {
        Description();
        var printed = Name();
        Expect(":");
        var type = Type();
        var hasDefault = TakeIf("=");
        var value = hasDefault ? Value() : null;
        return new ArgumentDefinition(InternalName(printed, Directives()), printed, type, hasDefault, value);
    }

    private static string InternalName(string printed, List<Directive> directives)
    {
        var wire = directives.Find(d => d.Name == "wire")?.Arguments.First(a => a.Key == "name").Value as string;
        return Schema.Internal(wire ?? printed);
    }

    private void Description()
    {
        if (Current.Kind == TokenKind.Text)
            Take();
    }

    private void SkipBraces()
    {
        Expect("{");
        while (!TakeIf("}"))
            Take();
    }

    private void SkipDirective()
    {
        Expect("@");
        Name();
        if (TakeIf("("))
        {
            while (!TakeIf(")"))
                Argument();
        }
        // "on A | B": words with bars between them.
        Name();
        do Name();
        while (TakeIf("|"));
    }
}
