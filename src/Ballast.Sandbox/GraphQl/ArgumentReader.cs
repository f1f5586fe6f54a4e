using System.Collections;
using System.Globalization;
using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Brings arguments and variables to the types the schema declares, as leniently as the real server.</summary>
internal sealed class ArgumentReader(
    Schema schema,
    RequestDocument document,
    GraphQLOperationDefinition operation,
    IReadOnlyDictionary<string, object?> sent
)
{
    /// <summary>The arguments of a field.</summary>
    /// <exception cref="GraphQlException">One is unknown, missing, or of another type.</exception>
    public Arguments Read(FieldDefinition field, string onType, GraphQLField selection)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in selection.Arguments?.Items ?? [])
        {
            var name = argument.Name.StringValue;
            if (!field.Arguments.TryGetValue(Schema.Internal(name), out var definition))
            {
                var message = $"Unknown argument \"{name}\" on field \"{selection.Name}\" of type \"{onType}\".";
                throw document.Error(message, selection);
            }
            if (TryResolve(argument.Value, out var value))
                values[definition.Name] = Coerce(value, definition, selection, argument.Value);
        }
        foreach (var definition in field.Arguments.Values)
        {
            if (values.GetValueOrDefault(definition.Name) is not null)
                continue;
            var isLeftOut = !values.ContainsKey(definition.Name);
            if (definition.HasDefault && isLeftOut)
                values[definition.Name] = definition.Default;
            else if (definition.Type.Required)
                throw Missing(definition, selection);
        }
        return values.Count == 0 ? Arguments.None : new Arguments(values);
    }

    /// <summary>Whether <c>@include</c> and <c>@skip</c> leave a selection in.</summary>
    public bool IsWanted(ASTNode selection)
    {
        foreach (var directive in ((IHasDirectivesNode)selection).Directives?.Items ?? [])
        {
            var condition = directive.Arguments?.Items.Find(argument => argument.Name.StringValue == "if")?.Value;
            TryResolve(condition, out var value);
            if ((directive.Name.StringValue, value) is ("include", false) or ("skip", true))
                return false;
        }
        return true;
    }

    /// <summary>A value with variables filled in; false where a variable was not sent and has no default.</summary>
    private bool TryResolve(GraphQLValue? raw, out object? value)
    {
        switch (raw)
        {
            case GraphQLVariable variable:
                var name = variable.Name.StringValue;
                if (sent.TryGetValue(name, out value))
                    return true;
                var declared = operation.Variables?.Items.Find(v => v.Variable.Name.StringValue == name)?.DefaultValue;
                value = Literals.Read(declared);
                return declared is not null;
            case GraphQLListValue list:
                value = Resolved(list);
                return true;
            default:
                value = Literals.Read(raw);
                return true;
        }
    }

    /// <summary>Each item once: a list in a list in a list is then as much work as it is long.</summary>
    private List<object?> Resolved(GraphQLListValue list)
    {
        var items = new List<object?>();
        foreach (var item in list.Values ?? [])
        {
            if (TryResolve(item, out var value))
                items.Add(value);
        }
        return items;
    }

    private object? Coerce(object? value, ArgumentDefinition definition, GraphQLField selection, GraphQLValue raw)
    {
        if (value is null)
            return definition.Type.Required ? throw Missing(definition, selection) : null;
        if (definition.Type.IsList)
        {
            var items = value as List<object?> ?? [value];
            return items.Select(v => v is null ? null : CoerceOne(v, definition, selection, raw)).ToList();
        }
        return CoerceOne(value, definition, selection, raw);
    }

    private object CoerceOne(object value, ArgumentDefinition definition, GraphQLField selection, GraphQLValue raw)
    {
        object? coerced = definition.Type.Name switch
        {
            "Int" => value is long and >= int.MinValue and <= int.MaxValue ? value : null,
            "Float" => value is long or decimal ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null,
            "Boolean" => value as bool?,
            "ID" => value is long n ? n.ToString(CultureInfo.InvariantCulture) : value as string,
            var type when schema.IsEnum(type) => schema
                .Words(type)
                .FirstOrDefault(w => w.Equals(value as string, StringComparison.OrdinalIgnoreCase)),
            _ => value as string,
        };
        if (coerced is not null)
            return coerced;
        // As the real server's library says it: a variable by its name, a text in quotes.
        var said = (raw, value) switch
        {
            (GraphQLVariable variable, _) => "$" + variable.Name.StringValue,
            (_, IDictionary or GraphQLObjectValue) => "{...}",
            (GraphQLListValue, _) or (_, IList) => "[...]",
            (GraphQLStringValue, string text) => $"\"{text}\"",
            _ => value,
        };
        throw document.Error($"Argument \"{definition.Printed}\" has invalid value {said}.", selection);
    }

    private GraphQlException Missing(ArgumentDefinition definition, GraphQLField selection) =>
        document.Error(
            $"In argument \"{definition.Printed}\": Expected type \"{definition.Type}\", found null.",
            selection
        );
}
