namespace Ballast.Sandbox.GraphQl;

/// <summary>Answers <c>__type(name:)</c>, which the real server leaves open; <c>__schema</c> it does not.</summary>
/// <remarks>Names are the printed ones: some of them do not reach their field (see <see cref="Schema.Internal"/>).</remarks>
internal static class Introspection
{
    private sealed record Node(string Kind, string? Name, Node? OfType = null);

    private sealed record Word(string Name);

    public static void Bind(Bindings bindings)
    {
        var schema = bindings.Schema;
        bindings
            .Type<object>("RootQueryType")
            .Field("__type", (_, arguments) => Named(schema, arguments.Text("name")!));
        bindings
            .Type<Node>("__Type")
            .Field("kind", n => n.Kind)
            .Field("name", n => n.Name)
            .Field("fields", (n, a) => Fields(schema, n, a.Truth("include_deprecated") == true))
            .Field("interfaces", n => n.Kind == "OBJECT" ? Array.Empty<Node>() : null)
            .Field("enumValues", n => n.Kind == "ENUM" ? schema.Words(n.Name!).Select(w => new Word(w)) : null)
            .Field("ofType", n => n.OfType);
        bindings
            .Type<FieldDefinition>("__Field")
            .Field("name", f => f.Printed)
            .Field("args", f => f.Arguments.Values.OrderBy(a => a.Printed, StringComparer.Ordinal))
            .Field("type", f => Of(schema, f.Type))
            .Field("isDeprecated", f => f.Outdated is not null)
            .Field("deprecationReason", f => f.Outdated);
        bindings
            .Type<ArgumentDefinition>("__InputValue")
            .Field("name", a => a.Printed)
            .Field("type", a => Of(schema, a.Type))
            .Field("defaultValue", a => a.HasDefault ? Written(a.Default) : null);
        bindings.Type<Word>("__EnumValue").Field("name", w => w.Name).Field("isDeprecated", _ => false);
    }

    private static Node? Named(Schema schema, string name)
    {
        if (schema.Find(name) is not null)
            return new Node("OBJECT", name);
        if (schema.IsEnum(name))
            return new Node("ENUM", name);
        return schema.IsScalar(name) ? new Node("SCALAR", name) : null;
    }

    private static Node Of(Schema schema, TypeReference type)
    {
        if (type.Required)
            return new Node("NON_NULL", null, Of(schema, type with { Required = false }));
        return type.IsList
            ? new Node("LIST", null, Of(schema, new TypeReference(type.Name, IsList: false, type.ItemRequired)))
            : Named(schema, type.Name)!;
    }

    private static IEnumerable<FieldDefinition>? Fields(Schema schema, Node node, bool withOutdated) =>
        node is { Kind: "OBJECT", Name: { } name }
            ? schema
                .Find(name)!
                .Fields.Values.Where(f => !f.Printed.StartsWith("__", StringComparison.Ordinal))
                .Where(f => withOutdated || f.Outdated is null)
                .OrderBy(f => f.Printed, StringComparer.Ordinal)
            : null;

    private static string? Written(object? value) =>
        value switch
        {
            string text => $"\"{text}\"",
            bool truth => truth ? "true" : "false",
            _ => value?.ToString(),
        };
}
