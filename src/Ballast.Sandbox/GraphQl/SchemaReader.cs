using GraphQLParser;
using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Reads a schema document: object types, enums and the directives of this project's copy of the API.</summary>
/// <remarks>
/// <c>@wire</c> gives the spelling that reaches a field, <c>@auth</c> what a key must be allowed to do; the other directives are notes.
/// </remarks>
internal static class SchemaReader
{
    /// <summary>Reads a schema and what is laid over it with <c>extend type</c>.</summary>
    public static Schema Read(params ReadOnlySpan<string> texts)
    {
        var types = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
        var enums = new HashSet<string>(StringComparer.Ordinal);
        var document = Parser.Parse(string.Join('\n', texts), new ParserOptions { Ignore = IgnoreOptions.All });
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLEnumTypeDefinition words:
                    enums.Add(words.Name.StringValue);
                    break;
                case GraphQLObjectTypeDefinition type:
                    Add(types, type.Name, type.Fields!);
                    break;
                case GraphQLObjectTypeExtension extension:
                    Add(types, extension.Name, extension.Fields!);
                    break;
                default:
                    break;
            }
        }
        return new Schema(types, enums);
    }

    private static void Add(Dictionary<string, TypeDefinition> types, GraphQLName name, GraphQLFieldsDefinition added)
    {
        var fields = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        if (types.TryGetValue(name.StringValue, out var extended))
            fields = new Dictionary<string, FieldDefinition>(extended.Fields, StringComparer.Ordinal);
        foreach (var field in added.Items.Select(ReadField))
            fields[field.Name] = field;
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
        );
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
            GraphQLListType list => new TypeReference(ReadType(list.Type).Name, IsList: true, Required: false),
            GraphQLNamedType named => new TypeReference(named.Name.StringValue, IsList: false, Required: false),
            _ => throw new ArgumentException($"A type of another kind: {type.Kind}.", nameof(type)),
        };

    private static string InternalName(IHasDirectivesNode node, GraphQLName printed) =>
        Schema.Internal(FirstText(Find(node, "wire")) ?? printed.StringValue);

    private static GraphQLDirective? Find(IHasDirectivesNode node, string name) =>
        node.Directives?.Items.Find(directive => directive.Name.StringValue == name);

    private static string? FirstText(GraphQLDirective? directive) =>
        directive?.Arguments?.Items.Select(argument => Literals.Read(argument.Value)).OfType<string>().FirstOrDefault();
}
