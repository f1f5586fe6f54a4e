using System.Globalization;
using GraphQLParser;
using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Values as they are written in a document.</summary>
internal static class Literals
{
    /// <summary>A value as long, decimal, text, truth, list or null; what has no such form stays what it is in the document.</summary>
    public static object? Read(GraphQLValue? value) =>
        value switch
        {
            GraphQLIntValue number => ReadNumber(number.Value),
            GraphQLFloatValue number => ReadNumber(number.Value),
            GraphQLStringValue text => (string)text.Value,
            GraphQLBooleanValue truth => truth.BoolValue,
            GraphQLEnumValue word => word.Name.StringValue,
            GraphQLListValue list => list.Values?.Select(Read).ToList() ?? [],
            GraphQLNullValue => null,
            _ => value,
        };

    private static object ReadNumber(ROM digits)
    {
        if (long.TryParse(digits, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : digits;
    }
}
