using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Resources;

namespace Suoqiao.Accounts;

/// <summary>
/// The usual rules of input fields with their messages from AccountsTexts, in the language of the request: the framework's own
/// messages exist in English only.
/// </summary>
internal static class FieldRules
{
    private static readonly ResourceManager Texts = new(typeof(AccountsTexts));

    public static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}

/// <summary>The field must be filled in.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededAttribute : RequiredAttribute
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldNeeded");
}

/// <summary>The text must not be longer.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AtMostAttribute(int length) : MaxLengthAttribute(length)
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldAtMost", Length);
}

/// <summary>The number must lie between the two.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(int least, int most) : RangeAttribute(least, most)
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldBetween", Minimum, Maximum);
}

/// <summary>The text, if given, must look like an e-mail address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MailAttribute() : RegularExpressionAttribute(@"[^@\s]+@[^@\s]+\.[^@\s.]+")
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldMail");
}

/// <summary>The text, if given, must look like a telephone number.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PhoneNumberAttribute() : RegularExpressionAttribute(@"[0-9+()（）\- ]{5,40}")
{
    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldPhone");
}

/// <summary>The box must be ticked.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TickedAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is true;

    public override string FormatErrorMessage(string name) => FieldRules.Say("FieldTicked");
}
