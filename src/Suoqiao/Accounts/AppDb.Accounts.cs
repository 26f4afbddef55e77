using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<User> Users => Set<User>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
}
