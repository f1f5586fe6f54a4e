using System.Globalization;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Walks over tokens; what requests and schemas have in common.</summary>
/// <param name="source">The document.</param>
/// <param name="mostTokens">How many tokens it may have.</param>
internal class TokenReader(string source, int mostTokens = int.MaxValue)
{
    /// <summary>Things inside things are read by methods that call themselves, and no further than this: a stack has an end.</summary>
    private const int Deepest = 100;

    private readonly List<Token> _tokens = Lexer.Read(source, mostTokens);
    private int _at;
    private int _depth;

    protected Token Current => _tokens[_at];

    protected bool AtEnd => Current.Kind == TokenKind.End;

    protected bool Is(string punctuator) => Current.Kind == TokenKind.Punctuator && Current.Value == punctuator;

    protected bool IsWord(string word) => Current.Kind == TokenKind.Name && Current.Value == word;

    protected Token Take()
    {
        var token = Current;
        if (!AtEnd)
            _at++;
        return token;
    }

    protected bool TakeIf(string punctuator)
    {
        if (!Is(punctuator))
            return false;
        _at++;
        return true;
    }

    protected void Expect(string punctuator)
    {
        if (!TakeIf(punctuator))
            throw Unexpected();
    }

    protected string Name() => Current.Kind == TokenKind.Name ? Take().Value : throw Unexpected();

    /// <summary>The error of the real server's parser.</summary>
    protected GraphQlException Unexpected() =>
        new(AtEnd ? "syntax error before: " : $"syntax error before: {Current.Value}", Current.Line, Current.Column);

    /// <summary>Reads something that may hold things of its own kind.</summary>
    /// <exception cref="GraphQlException">It lies too deep.</exception>
    protected T Inside<T>(Func<T> read)
    {
        if (++_depth > Deepest)
            throw new GraphQlException("Operation is nested too deeply.", Current.Line, Current.Column);
        var value = read();
        _depth--;
        return value;
    }

    protected List<Directive> Directives()
    {
        var directives = new List<Directive>();
        while (TakeIf("@"))
            directives.Add(new Directive(Name(), Arguments()));
        return directives;
    }

    protected List<KeyValuePair<string, object?>> Arguments()
    {
        var arguments = new List<KeyValuePair<string, object?>>();
        if (!TakeIf("("))
            return arguments;
        while (!TakeIf(")"))
        {
            var name = Name();
            Expect(":");
            arguments.Add(new(name, Value()));
        }
        return arguments;
    }

    protected object? Value() => Inside(OneValue);

    private object? OneValue()
    {
        if (TakeIf("$"))
            return new VariableValue(Name());
        if (TakeIf("["))
        {
            var list = new List<object?>();
            while (!TakeIf("]"))
                list.Add(Value());
            return list;
        }
        if (TakeIf("{"))
        {
            var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
            while (!TakeIf("}"))
            {
                var name = Name();
                Expect(":");
                fields[name] = Value();
            }
            return fields;
        }
        var token = Current;
        if (token.Kind is TokenKind.End or TokenKind.Punctuator)
            throw Unexpected();
        Take();
        return token.Kind switch
        {
            TokenKind.Int => Whole(token.Value),
            TokenKind.Float => decimal.Parse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            TokenKind.Text => token.Value,
            _ => token.Value switch
            {
                "true" => true,
                "false" => false,
                "null" => null,
                var word => new EnumValue(word),
            },
        };
    }

    private static object Whole(string text)
    {
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>A type such as <c>[Int!]!</c>: its bare name, whether it is a list, whether it is required.</summary>
    protected TypeReference Type() => Inside(OneType);

    private TypeReference OneType()
    {
        if (TakeIf("["))
        {
            var inner = Type();
            Expect("]");
            return new TypeReference(inner.Name, true, TakeIf("!"));
        }
        return new TypeReference(Name(), false, TakeIf("!"));
    }
}

/// <summary>A type as it is written in a document.</summary>
internal readonly record struct TypeReference(string Name, bool IsList, bool Required);
