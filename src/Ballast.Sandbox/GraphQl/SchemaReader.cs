using GraphQLParser;
using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Reads a schema document: object types, enums and the directives of this project's copy of the API.</summary>
/// <remarks>
/// <c>@wire</c> gives the spelling that reaches a field, <c>@auth</c> what a key must be allowed to do; the other directives are notes.
/// </remarks>
internal static class SchemaReader
{
    private static readonly ParserOptions Short = new() { Ignore = IgnoreOptions.All };

    private sealed record Parts(
        Dictionary<string, TypeDefinition> Types,
        Dictionary<string, IReadOnlyList<string>> Enums,
        HashSet<string> Scalars
    );

    /// <summary>Reads a schema and what is laid over it with <c>extend type</c>.</summary>
    /// <param name="notServed">Fields that are known and not answered, unless a later text defines them.</param>
    /// <param name="texts">What is answered.</param>
    public static Schema Read(string notServed, params ReadOnlySpan<string> texts)
    {
        var parts = new Parts(
            new(StringComparer.Ordinal),
            new(StringComparer.Ordinal),
            new(StringComparer.Ordinal) { "Boolean", "Float", "ID", "Int", "String" }
        );
        Read(parts, notServed, isServed: false);
        Read(parts, string.Join('\n', texts), isServed: true);
        return new Schema(parts.Types, parts.Enums, parts.Scalars);
    }

    private static void Read(Parts parts, string text, bool isServed)
    {
        foreach (var definition in Parser.Parse(text, Short).Definitions)
        {
            switch (definition)
            {
                case GraphQLEnumTypeDefinition words:
                    parts.Enums[words.Name.StringValue] = [.. words.Values!.Items.Select(v => v.Name.StringValue)];
                    break;
                case GraphQLScalarTypeDefinition scalar:
                    parts.Scalars.Add(scalar.Name.StringValue);
                    break;
                case GraphQLObjectTypeDefinition type:
                    Add(parts.Types, type.Name, type.Fields!, isServed);
                    break;
                case GraphQLObjectTypeExtension extension:
                    Add(parts.Types, extension.Name, extension.Fields!, isServed);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Add(
        Dictionary<string, TypeDefinition> types,
        GraphQLName name,
        GraphQLFieldsDefinition added,
        bool isServed
    )
    {
        var fields = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        if (types.TryGetValue(name.StringValue, out var extended))
            fields = new Dictionary<string, FieldDefinition>(extended.Fields, StringComparer.Ordinal);
        foreach (var field in added.Items.Select(ReadField))
            fields[field.Name] = field with { IsServed = isServed };
        types[name.StringValue] = new TypeDefinition(name.StringValue, fields);
    }

    private static FieldDefinition ReadField(GraphQLFieldDefinition field)
    {
        var auth = Find(field, "auth");
        return new FieldDefinition(
            InternalName(field, field.Name),
            field.Name.StringValue,
            ReadType(field.Type),
            (field.Arguments?.Items ?? [])
                .Select(ReadArgument)
                .ToDictionary(argument => argument.Name, StringComparer.Ordinal),
            auth is not null,
            FirstText(auth)
        )
        {
            Outdated = FirstText(Find(field, "outdated")),
        };
    }

    private static ArgumentDefinition ReadArgument(GraphQLInputValueDefinition argument) =>
        new(
            InternalName(argument, argument.Name),
            argument.Name.StringValue,
            ReadType(argument.Type),
            argument.DefaultValue is not null,
            Literals.Read(argument.DefaultValue)
        );

    /// <summary>A type such as <c>[Int!]!</c>: its bare name, whether it is a list, whether it is required.</summary>
    private static TypeReference ReadType(GraphQLType type) =>
        type switch
        {
            GraphQLNonNullType required => ReadType(required.Type) with { Required = true },
            GraphQLListType list => ReadList(ReadType(list.Type)),
            GraphQLNamedType named => new TypeReference(named.Name.StringValue, IsList: false, Required: false),
            _ => throw new ArgumentException($"A type of another kind: {type.Kind}.", nameof(type)),
        };

    private static TypeReference ReadList(TypeReference item) =>
        new(item.Name, IsList: true, Required: false, ItemRequired: item.Required);

    private static string InternalName(IHasDirectivesNode node, GraphQLName printed) =>
        Schema.Internal(FirstText(Find(node, "wire")) ?? printed.StringValue);

    private static GraphQLDirective? Find(IHasDirectivesNode node, string name) =>
        node.Directives?.Items.Find(directive => directive.Name.StringValue == name);

    private static string? FirstText(GraphQLDirective? directive) =>
        directive?.Arguments?.Items.Select(argument => Literals.Read(argument.Value)).OfType<string>().FirstOrDefault();
}
