// The service's identity, what it may pull and read, and the two secrets Entra gave.
param location string
param name string
param registryName string

@secure()
param clientSecret string

@secure()
param botSecret string

// Built-in roles of Azure: "AcrPull" and "Key Vault Secrets User".
var pullImages = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var readSecrets = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, pullImages)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullImages)
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${name}-${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }

  resource client 'secrets' = {
    name: 'client-secret'
    properties: { value: clientSecret }
  }

  resource bot 'secrets' = {
    name: 'bot-secret'
    properties: { value: botSecret }
  }
}

resource read 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, readSecrets)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
  }
}

output identityId string = identity.id
output vaultName string = vault.name
output vaultUri string = vault.properties.vaultUri
