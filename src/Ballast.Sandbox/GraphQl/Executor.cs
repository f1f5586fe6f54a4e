using System.Collections;
using System.Diagnostics;
using System.Text.Json;
using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>One thing that went wrong, as the answer lists it.</summary>
internal sealed record FieldError(string Message, IReadOnlyList<object> Path, int Line, int Column);

/// <summary>Answers a request: writes the data while it walks, and gathers errors beside it.</summary>
/// <param name="bindings">Which code answers which field.</param>
/// <param name="guard">Says why a field is refused; null where it is not.</param>
internal sealed class Executor(Bindings bindings, Func<FieldDefinition, string?> guard)
{
    /// <summary>A few times the largest answer that a client asks for: all models of a round with all their scores.</summary>
    private const int MostFields = 3_000_000;

    private const int MostErrors = 10_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly List<object> _path = [];
    private readonly List<FieldError> _errors = [];
    private int _fields;

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Writes the data object of a request.</summary>
    /// <exception cref="GraphQlException">The request is wrong as a whole: there is no data.</exception>
    public void Run(
        RequestDocument document,
        string? operationName,
        IReadOnlyDictionary<string, object?> variables,
        object root,
        Utf8JsonWriter json
    )
    {
        var operation =
            operationName is null && document.Operations is [var only]
                ? only
                : document.Operations.FirstOrDefault(o => o.Name is { } name && name.StringValue == operationName);
        if (operation is null)
            throw new GraphQlException("Must provide a valid operation name if query contains multiple operations.");
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var name = variable.Variable.Name.StringValue;
            var isRequired = variable is { Type: GraphQLNonNullType, DefaultValue: null };
            if (isRequired && variables.GetValueOrDefault(name) is null)
                throw new GraphQlException($"Variable \"{name}\": Expected non-null, found null.");
        }
        var type = bindings.Schema.Types[
            operation.Operation == OperationType.Mutation ? "RootMutationType" : "RootQueryType"
        ];
        var reader = new ArgumentReader(bindings.Schema, document, operation, variables);
        var plan = new Planner(bindings, document, reader).Plan(type, operation.SelectionSet.Selections);
        WriteObject(plan, root, json);
    }

    private void WriteObject(PlannedField[] fields, object source, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var field in fields)
        {
            Count();
            json.WritePropertyName(field.Key);
            if (field.Definition is null)
            {
                json.WriteStringValue(field.TypeName);
                continue;
            }
            _path.Add(field.Key);
            WriteField(field, field.Definition, source, json);
            _path.RemoveAt(_path.Count - 1);
        }
        json.WriteEndObject();
    }

    /// <exception cref="GraphQlException">The answer has become too much.</exception>
    private void Count()
    {
        const int Between = 256;
        if (++_fields > MostFields || (_fields % Between == 0 && Stopwatch.GetElapsedTime(_began) > Longest))
            throw new GraphQlException("Operation is too complex.");
    }

    private void WriteField(PlannedField field, FieldDefinition definition, object source, Utf8JsonWriter json)
    {
        object? value = null;
        try
        {
            if (guard(definition) is { } refusal)
                throw new GraphQlException(refusal);
            value = field.Resolver?.Invoke(source, field.Arguments);
        }
        catch (GraphQlException e)
        {
            if (_errors.Count >= MostErrors)
                throw new GraphQlException("Too many fields failed.");
            _errors.Add(new FieldError(e.Message, [.. _path], field.Place.Line, field.Place.Column));
        }
        if (value is null)
            json.WriteNullValue();
        else if (definition.Type.IsList)
            WriteList(field, (IEnumerable)value, json);
        else
            WriteOne(field, value, json);
    }

    private void WriteList(PlannedField field, IEnumerable values, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        var index = 0;
        foreach (var item in values)
        {
            _path.Add(index++);
            WriteOne(field, item, json);
            _path.RemoveAt(_path.Count - 1);
        }
        json.WriteEndArray();
    }

    private void WriteOne(PlannedField field, object? value, Utf8JsonWriter json)
    {
        if (value is null || field.Fields.Length == 0)
            Scalars.Write(json, field.TypeName, value);
        else
            WriteObject(field.Fields, value, json);
    }
}
