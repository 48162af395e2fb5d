// PostgreSQL, reachable from the service's network only; its address goes into the vault.
param location string
param name string

@secure()
param password string

param subnetId string
param dnsZoneId string
param vaultName string

var login = 'handover'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  // The size below, B1ms, lets 35 connections in: too few for two instances, which may be four during an update.
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    version: '17'
    administratorLogin: login
    administratorLoginPassword: password
    authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: {
      publicNetworkAccess: 'Disabled'
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: dnsZoneId
    }
  }

  resource database 'databases' = {
    name: 'handover'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }

  // Azure refuses extensions that are not named here.
  resource extensions 'configurations' = {
    name: 'azure.extensions'
    properties: { value: 'PG_TRGM,UNACCENT', source: 'user-override' }
    dependsOn: [database]
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName

  resource address 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgres://${login}:${uriComponent(password)}@${server.properties.fullyQualifiedDomainName}:5432/${server::database.name}?sslmode=verify-full'
    }
  }
}
